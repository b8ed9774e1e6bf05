using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Returns;

/// <summary>Adds up what people said on the days of a period.</summary>
/// <param name="isOurs">Whether a keyed author is one of the brand's own accounts. A reply without an author is the brand's: people's have one.</param>
public sealed class ConversationSum(BrandSet brands, Scope scope, Func<string, bool> isOurs)
{
    private readonly Dictionary<Polarity, long> polarities = [];
    private readonly List<Turn> turns = [];
    private readonly Dictionary<string, HashSet<DateOnly>> daysOfAuthor = new(StringComparer.Ordinal);
    private long remarks;
    private long positiveMentions;
    private long positiveOfSet;
    private long unpaidMentions;

    public void Add(DateOnly day, IEnumerable<DayRemark> sheet)
    {
        foreach (var remark in sheet) Add(day, remark);
    }

    public ConversationFacts Facts()
    {
        var waiting = Threads.WaitingTurns(turns);
        return new ConversationFacts(
            remarks > 0, polarities.GetValueOrDefault(Polarity.Positive), polarities.GetValueOrDefault(Polarity.Neutral), polarities.GetValueOrDefault(Polarity.Negative),
            positiveMentions, brands.HasCompetitors ? positiveOfSet : null, unpaidMentions,
            waiting.Count, waiting.Count(turn => turn.IsAnswered), daysOfAuthor.Count, daysOfAuthor.Values.Count(days => days.Count > 1));
    }

    private void Add(DateOnly day, DayRemark remark)
    {
        var isReply = remark.Kind == RecordType.Reply.WireName();
        var isMention = remark.Kind == RecordType.Mention.WireName();
        var polarity = PolarityOf(remark.Said);
        remarks++;
        if (isMention && brands.IsOfSet(remark) && polarity == Polarity.Positive) positiveOfSet++;
        if (!IsWithin(remark) || !brands.IsOfOwn(remark)) return;
        var fromBrand = remark.Said.Author is { } author ? isOurs(author) : isReply;
        if (!isMention) turns.Add(new Turn(Key(remark.Namespace, remark.Id), remark.Said.Parent is { } parent ? Key(remark.Namespace, parent) : null, remark.Said.Author, remark.At, fromBrand, polarity));
        if (isReply || fromBrand) return;
        if (isMention && polarity == Polarity.Positive) positiveMentions++;
        if (isMention && remark is { Influencer: not null, Campaign: null }) unpaidMentions++;
        if (polarity is { } known && remark.Kind != RecordType.Message.WireName()) polarities[known] = polarities.GetValueOrDefault(known) + 1;
        if (remark.Said.Author is { } person) (daysOfAuthor.TryGetValue(person, out var days) ? days : daysOfAuthor[person] = []).Add(day);
    }

    private bool IsWithin(DayRemark remark) => scope.Members.All(member => member.Member == (member.Dimension switch
    {
        Dimension.Campaign => remark.Campaign,
        Dimension.Influencer => remark.Influencer,
        Dimension.Platform => remark.Platform,
        Dimension.Post => remark.Post,
        _ => null,
    } ?? Scope.Unknown));

    // What the source says goes before what we make of the text.
    private static Polarity? PolarityOf(Remark said) => Spam.RuleOf(said.Text) is not null ? null : said.Sentiment switch
    {
        "positive" => Polarity.Positive,
        "neutral" => Polarity.Neutral,
        "negative" => Polarity.Negative,
        _ => Sentiment.Of(said.Text, said.Language).Polarity,
    };

    private static string Key(string space, string id) => $"{space}/{id}";
}
