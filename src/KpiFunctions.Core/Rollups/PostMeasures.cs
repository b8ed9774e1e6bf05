using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups;

/// <summary>What posts did on the day (<see cref="PostAmounts"/>), and apart from it what their counters held when tracking began.</summary>
internal sealed class PostMeasures(RowTable table, AccountMeasures accounts, RegistryReader registry, IReadOnlyDictionary<string, ClosingReading> earlier)
{
    private static readonly (string Counter, Measure Measure, Measure BeforeTracking)[] OfCounter =
    [
        (Metrics.Views, Measures.Views, Measures.ViewsBeforeTracking),
        (Metrics.Impressions, Measures.Impressions, Measures.ImpressionsBeforeTracking),
        (Metrics.Reach, Measures.PostReach, Measures.PostReachBeforeTracking),
        (Metrics.Likes, Measures.Likes, Measures.LikesBeforeTracking),
        (Metrics.Comments, Measures.Comments, Measures.CommentsBeforeTracking),
        (Metrics.Shares, Measures.Shares, Measures.SharesBeforeTracking),
        (Metrics.Saves, Measures.Saves, Measures.SavesBeforeTracking),
    ];

    private static readonly string[] Engagements = [Metrics.Likes, Metrics.Comments, Metrics.Shares, Metrics.Saves];

    public long Fallen { get; private set; }

    public void Add(DayReading reading)
    {
        var known = earlier.GetValueOrDefault(reading.Subject)?.Counters ?? DayReading.NoCounters;
        var amounts = PostAmounts.Of(reading, known, () => PublishedAt(reading, known));
        Fallen += amounts.Fallen;
        var account = accounts.GaugeOf(reading.Account);
        foreach (var row in table.Of(reading.PostMembers))
        {
            foreach (var (counter, measure, before) in OfCounter)
            {
                if (amounts.Today.TryGetValue(counter, out var amount)) row.Measures.Add(measure, amount);
                if (amounts.BeforeTracking.TryGetValue(counter, out var past)) row.Measures.Add(before, past);
            }
            AddEngagements(row, amounts.Today, knowsFollowers: account is not null);
            row.Saw(reading.AsOf);
        }
        if (account is var (gauge, followers))
            table.Of(Scope.Of((Dimension.Post, reading.PostMembers.Post!))).Measures.Add(gauge, followers);
    }

    // The export's own word, else that of the registry.
    private DateTimeOffset? PublishedAt(DayReading reading, IReadOnlyDictionary<string, long> known)
    {
        if (reading.Counters.TryGetValue(Metrics.PublishedAt, out var seconds) || known.TryGetValue(Metrics.PublishedAt, out seconds)) return DateTimeOffset.FromUnixTimeSeconds(seconds);
        var post = registry.Find(RegistryKind.Posts, Subjects.Member(reading.Subject));
        return post?["publishedAt"] is { } text && TimeText.TryParse(text, out var time) ? time : null;
    }

    // Each rate's numerator holds only the engagements whose base is known too: a network without reach must not inflate a rate by reach.
    private static void AddEngagements(RowPart row, IReadOnlyDictionary<string, long> amounts, bool knowsFollowers)
    {
        var known = Engagements.Where(amounts.ContainsKey).ToList();
        if (known.Count == 0) return;
        var engagements = known.Sum(counter => amounts[counter]);
        if (amounts.ContainsKey(Metrics.Reach)) row.Measures.Add(Measures.EngagementsWithReach, engagements);
        if (amounts.ContainsKey(Metrics.Impressions)) row.Measures.Add(Measures.EngagementsWithImpressions, engagements);
        if (knowsFollowers) row.Measures.Add(Measures.EngagementsWithFollowers, engagements);
    }
}
