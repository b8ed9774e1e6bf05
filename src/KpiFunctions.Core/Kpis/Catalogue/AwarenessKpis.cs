using static KpiFunctions.Core.Kpis.Catalogue.Define;
using static KpiFunctions.Core.Kpis.Measures;

namespace KpiFunctions.Core.Kpis.Catalogue;

/// <summary>How many saw it.</summary>
internal static class AwarenessKpis
{
    private static readonly DefinitionChange[] InstagramViews =
    [
        new(new DateOnly(2024, 8, 7), "instagram", "Instagram counts views for every format in place of impressions and plays, repeats included."),
    ];

    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        Number("views", "Views", Views, Ana) with { Changes = InstagramViews },
        Number("impressions", "Impressions", Impressions, Ana) with { Changes = InstagramViews },
        Number("reach", "Reach (measured)", PostReach, Ana) with { OnlyOfOnePost = true, Base = "unique accounts, of one post" },
        Number("grossReach", "Gross reach", PostReach, Ours) with { Base = "accounts reached, counted once per post; not unique people" },
        Number("estimatedReach", "Reach (estimated)", EstimatedReach, Ours) with { Base = "reach of each post where the network reports it, else its impressions, else its views: an upper bound, not unique people" },
        Number("potentialReach", "Reach (potential)", PotentialReach, "Aspire, Traackr: followers at posting") with { Base = "followers of the posting account when each post was first read, once for each post" },
        Rate("frequency", "Frequency", ImpressionsWithReach, ReachWithImpressions, "accounts reached, of posts that report both", Ana) with { Direction = KpiDirection.None },
        Number("postsPublished", "Posts published", PostsPublished, Common) with { Base = "registered posts, by the day they were published on" },
    ];
}
