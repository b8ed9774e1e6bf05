using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Costs;

namespace KpiFunctions.Core.Rollups;

/// <summary>What posts did on the day (<see cref="PostAmounts"/>), and apart from it what their counters held when tracking began. A competitor's posts are in no row.</summary>
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

    private static readonly string[] Actions = [Metrics.Likes, Metrics.Comments, Metrics.Shares];

    /// <summary>An amount that counts only where the other is reported too.</summary>
    private static readonly (string Of, string With, Measure Measure)[] Pairs =
    [
        (Metrics.Impressions, Metrics.Reach, Measures.ImpressionsWithReach),
        (Metrics.Reach, Metrics.Impressions, Measures.ReachWithImpressions),
        (Metrics.Shares, Metrics.Impressions, Measures.SharesWithImpressions),
    ];

    private static readonly string[] ReachOrLess = [Metrics.Reach, Metrics.Impressions, Metrics.Views];

    private readonly List<PostImpressions> impressions = [];

    public long Fallen { get; private set; }

    public IReadOnlyList<PostImpressions> Impressions => impressions;

    public void Add(DayReading reading)
    {
        if (!accounts.IsOurs(reading.Account)) return;
        var known = earlier.GetValueOrDefault(reading.Subject)?.Counters ?? DayReading.NoCounters;
        var amounts = PostAmounts.Of(reading, known, () => PublishedAt(reading, known));
        Fallen += amounts.Fallen;
        if (amounts.Today.TryGetValue(Metrics.Impressions, out var shown)) impressions.Add(new PostImpressions(reading.PostMembers, shown));
        var account = accounts.GaugeOf(reading.Account);
        foreach (var row in table.Of(reading.PostMembers))
        {
            foreach (var (counter, measure, before) in OfCounter)
            {
                if (amounts.Today.TryGetValue(counter, out var amount)) row.Measures.Add(measure, amount);
                if (amounts.BeforeTracking.TryGetValue(counter, out var past)) row.Measures.Add(before, past);
            }
            AddPairs(row, amounts.Today, knowsFollowers: account is not null);
            if (Sum(Actions, amounts.Today) is { } actions) row.Measures.Add(reading.Influencer is null ? Measures.OwnActions : Measures.CreatorActions, actions);
            if (account is var (_, audience) && !earlier.ContainsKey(reading.Subject)) row.Measures.Add(Measures.PotentialReach, audience);
            row.Saw(reading.AsOf);
        }
        if (account is not var (gauge, followers)) return;
        var ofPost = table.Of(Scope.Of((Dimension.Post, reading.PostMembers.Post!))).Measures;
        ofPost.Add(gauge, followers);
        ofPost.Add(Measures.AudienceDays, followers);
    }

    private static void AddPairs(RowPart row, IReadOnlyDictionary<string, long> amounts, bool knowsFollowers)
    {
        foreach (var (of, with, measure) in Pairs)
            if (amounts.TryGetValue(of, out var amount) && amounts.ContainsKey(with))
                row.Measures.Add(measure, amount);
        foreach (var counter in ReachOrLess)
        {
            if (!amounts.TryGetValue(counter, out var amount)) continue;
            row.Measures.Add(Measures.EstimatedReach, amount);
            break;
        }
        AddEngagements(row, amounts, knowsFollowers);
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
        if (Sum(Engagements, amounts) is not { } engagements) return;
        if (amounts.ContainsKey(Metrics.Reach)) row.Measures.Add(Measures.EngagementsWithReach, engagements);
        if (amounts.ContainsKey(Metrics.Impressions)) row.Measures.Add(Measures.EngagementsWithImpressions, engagements);
        if (amounts.ContainsKey(Metrics.Views)) row.Measures.Add(Measures.EngagementsWithViews, engagements);
        if (knowsFollowers) row.Measures.Add(Measures.EngagementsWithFollowers, engagements);
    }

    private static long? Sum(string[] counters, IReadOnlyDictionary<string, long> amounts)
    {
        var known = counters.Where(amounts.ContainsKey).ToList();
        return known.Count > 0 ? known.Sum(counter => amounts[counter]) : null;
    }
}
