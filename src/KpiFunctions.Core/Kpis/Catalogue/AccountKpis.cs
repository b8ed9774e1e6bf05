using static KpiFunctions.Core.Kpis.Catalogue.Define;
using static KpiFunctions.Core.Kpis.Measures;

namespace KpiFunctions.Core.Kpis.Catalogue;

/// <summary>What the networks count for whole accounts.</summary>
internal static class AccountKpis
{
    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        Number("accountViews", "Account views", AccountViews, Common) with { Base = AnyAge },
        Number("accountImpressions", "Account impressions", AccountImpressions, Common) with { Base = AnyAge },
        Number("accountReach", "Account reach of a day", AccountReach, Common) with { Base = "accounts reached on one day, once per reaching account" },
        Number("accountEngagements", "Account engagements", AccountEngagements, Common) with { Base = AnyAge + ", as the source counts them; else likes, comments, shares and saves" },
        Number("profileVisits", "Profile visits", ProfileVisits, Common) with { Base = "own and creators' accounts" },
        Number("accountClicks", "Account clicks", AccountClicks, Common) with { Base = AnyAge + ", as the network counts them" },
    ];
}
