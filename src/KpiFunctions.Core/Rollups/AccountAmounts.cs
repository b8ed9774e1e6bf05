using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>Daily amounts of an account to its measures. They are over its posts of any age, so they never meet the measures of posts.</summary>
internal static class AccountAmounts
{
    private static readonly string[] Parts = [Metrics.Likes, Metrics.Comments, Metrics.Shares, Metrics.Saves];

    public static IEnumerable<(Measure Measure, long Amount)> Of(DayReading today, bool isOwn)
    {
        (Measure Measure, long? Amount)[] all =
        [
            (isOwn ? Measures.FollowersGained : Measures.CreatorFollowersGained, today.Amount(Metrics.Gained)),
            (isOwn ? Measures.FollowersLost : Measures.CreatorFollowersLost, today.Amount(Metrics.Lost)),
            (Measures.AccountViews, today.Amount(Metrics.Views)),
            (Measures.AccountImpressions, today.Amount(Metrics.Impressions)),
            (Measures.AccountReach, today.Amount(Metrics.Reach)),
            (Measures.AccountEngagements, EngagementsOf(today)),
            (Measures.ProfileVisits, today.Amount(Metrics.ProfileVisits)),
            (Measures.AccountClicks, today.Amount(Metrics.Clicks)),
        ];
        return from each in all where each.Amount is not null select (each.Measure, each.Amount.GetValueOrDefault());
    }

    // The source's own total where it states one: only it knows what else it takes for an engagement.
    private static long? EngagementsOf(DayReading today)
    {
        if (today.Amount(Metrics.Engagements) is { } stated) return stated;
        var known = Parts.Select(today.Amount).OfType<long>().ToList();
        return known.Count > 0 ? known.Sum() : null;
    }
}
