using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Conversation;

/// <summary>
/// Remarks of some days, put together with what answers them. A parent is looked for by its id in the namespace of its answer, whatever kind it is of;
/// where two kinds share an id, the first counts. Not for several threads at once.
/// </summary>
public sealed class Dialogue
{
    private readonly List<DayRemark> listed = [];
    private readonly List<Said> said = [];
    private readonly Dictionary<(string Namespace, string Id), string> names = [];

    /// <param name="isListed">False for days around the asked ones, whose remarks are only there to be answered or to answer.</param>
    public void Add(DayRemark remark, bool isListed)
    {
        if (isListed && !remark.FromBrand) listed.Add(remark);
        // Nobody answers spam, and what competitors are told is theirs to answer.
        if (!remark.OfOwn || remark.Verdict.Spam is not null) return;
        var name = remark.Name();
        names.TryAdd((remark.Namespace, remark.Id), name);
        said.Add(new Said(name, remark.Namespace, remark.Said.Parent, remark.Said.Author, remark.At, remark.FromBrand, RemarkVerdict.PolarityOf(remark.Verdict.Sentiment)));
    }

    /// <summary>The listed remarks that are not the brand's, in the order in which they were added.</summary>
    public IReadOnlyList<ReceivedRemark> Received()
    {
        var waiting = Threads.WaitingTurns(said.Select(TurnOf)).ToDictionary(each => each.Turn.Id, StringComparer.Ordinal);
        return
        [
            .. from remark in listed
               let name = remark.Name()
               select new ReceivedRemark(name, remark, waiting.GetValueOrDefault(name)),
        ];
    }

    private Turn TurnOf(Said each)
    {
        var parent = each.Parent is { } id ? names.GetValueOrDefault((each.Namespace, id), id) : null;
        return new Turn(each.Name, parent, each.Author, each.At, each.FromBrand, each.Sentiment);
    }

    // Without the text: many more remarks are looked at than listed.
    private readonly record struct Said(string Name, string Namespace, string? Parent, string? Author, DateTimeOffset At, bool FromBrand, Polarity? Sentiment);
}
