using static KpiFunctions.Core.Kpis.Catalogue.Define;
using static KpiFunctions.Core.Kpis.KpiDirection;
using static KpiFunctions.Core.Kpis.Measures;

namespace KpiFunctions.Core.Kpis.Catalogue;

/// <summary>What lifetime counters held before anybody looked: told, and never mixed with what happened on a day.</summary>
internal static class BeforeTrackingKpis
{
    private const string Before = "what lifetime counters held at the first reading of posts that were older than 48 hours, or of unknown age; no activity of that day";

    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        Of("viewsBeforeTracking", "Views before tracking", ViewsBeforeTracking),
        Of("impressionsBeforeTracking", "Impressions before tracking", ImpressionsBeforeTracking),
        Of("reachBeforeTracking", "Reach before tracking", PostReachBeforeTracking),
        Of("likesBeforeTracking", "Likes before tracking", LikesBeforeTracking),
        Of("commentsBeforeTracking", "Comments before tracking", CommentsBeforeTracking),
        Of("sharesBeforeTracking", "Shares before tracking", SharesBeforeTracking),
        Of("savesBeforeTracking", "Saves before tracking", SavesBeforeTracking),
    ];

    private static KpiDefinition Of(string name, string title, Measure measure) => Number(name, title, measure, Ours) with { Direction = None, Base = Before };
}
