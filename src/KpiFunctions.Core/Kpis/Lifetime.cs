using KpiFunctions.Core.Kpis.Catalogue;

namespace KpiFunctions.Core.Kpis;

/// <summary>
/// The second clock: whatever the posts that were published in a window did until now, on days inside and outside of it. What their counters held before they
/// were tracked belongs to it, and is added to what they did since. Answers "how did the posts of May do"; the first clock answers "what happened in May".
/// </summary>
public static class Lifetime
{
    public const string Clock = "lifetime of what was published in the window";

    private static readonly (Measure Since, Measure Before)[] Counters =
    [
        (Measures.Views, Measures.ViewsBeforeTracking),
        (Measures.Impressions, Measures.ImpressionsBeforeTracking),
        (Measures.PostReach, Measures.PostReachBeforeTracking),
        (Measures.Likes, Measures.LikesBeforeTracking),
        (Measures.Comments, Measures.CommentsBeforeTracking),
        (Measures.Shares, Measures.SharesBeforeTracking),
        (Measures.Saves, Measures.SavesBeforeTracking),
    ];

    /// <summary>What only this clock can say. A post's engagements of one day over its followers when it was published would be no rate of anything.</summary>
    public static IReadOnlyList<KpiDefinition> Kpis { get; } =
    [
        Define.Rate(
            "engagementRateByFollowersAtPost", "Engagement rate by followers at post time", Measures.EngagementsWithFollowers, Measures.PotentialReach,
            "followers of the posting account when each post was first read", "Hootsuite, engagement rate post, pooled; the mean of the posts' own rates beside it") with { Clock = Clock },
    ];

    public static KpiDefinition? Find(string name) =>
        Kpis.FirstOrDefault(kpi => kpi.Name == name) ?? (KpiCatalog.Find(name) is { } kpi && IsOfPosts(kpi) ? kpi with { Clock = Clock } : null);

    /// <param name="post">What one post did on each day since it was published, appended.</param>
    /// <returns>Its lifetime. A base counts only with the engagements of posts that report it, as in the rows.</returns>
    public static MeasureValues Of(MeasureValues post)
    {
        var whole = new MeasureValues();
        whole.AppendDay(post);
        foreach (var (since, before) in Counters)
        {
            if (post[before] is { } held) whole.Add(since, held);
            whole[before] = null;
        }
        AddPairs(whole, post);
        return whole;
    }

    // The first reading is one reading: what it held of one counter goes with what it held of the other.
    private static void AddPairs(MeasureValues whole, MeasureValues post)
    {
        var engagements = EngagementKpis.BeforeTracking.Of(post);
        var (reach, impressions, shares) = (post[Measures.PostReachBeforeTracking], post[Measures.ImpressionsBeforeTracking], post[Measures.SharesBeforeTracking]);
        Add(whole, Measures.EngagementsWithReach, engagements, reach is not null);
        Add(whole, Measures.EngagementsWithImpressions, engagements, impressions is not null);
        Add(whole, Measures.EngagementsWithViews, engagements, post[Measures.ViewsBeforeTracking] is not null);
        Add(whole, Measures.ImpressionsWithReach, impressions, reach is not null);
        Add(whole, Measures.ReachWithImpressions, reach, impressions is not null);
        Add(whole, Measures.SharesWithImpressions, shares, impressions is not null);
        Add(whole, Measures.EstimatedReach, reach ?? impressions ?? post[Measures.ViewsBeforeTracking], true);
        whole[Measures.EngagementsWithFollowers] = whole[Measures.PotentialReach] is null ? null : EngagementKpis.Engagements.Of(whole);
    }

    private static void Add(MeasureValues whole, Measure measure, long? amount, bool isKnown)
    {
        if (isKnown && amount is { } known) whole.Add(measure, known);
    }

    // What accounts did is not what their posts did.
    private static bool IsOfPosts(KpiDefinition kpi) =>
        kpi.Numerator.Terms.Concat(kpi.Denominator?.Terms ?? []).All(term => term.Measure.IsOfOneMember && Counters.All(counter => counter.Before != term.Measure));
}
