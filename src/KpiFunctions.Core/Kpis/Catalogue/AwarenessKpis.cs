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
    ];
}
