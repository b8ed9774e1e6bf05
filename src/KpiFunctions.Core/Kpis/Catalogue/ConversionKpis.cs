using static KpiFunctions.Core.Kpis.Catalogue.Define;
using static KpiFunctions.Core.Kpis.KpiDirection;
using static KpiFunctions.Core.Kpis.Measures;

namespace KpiFunctions.Core.Kpis.Catalogue;

/// <summary>The funnel behind a click. Every stage is counted in events, at both ends of each rate.</summary>
internal static class ConversionKpis
{
    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        Number("signups", "Sign-ups", Signups, Ours),
        Number("leads", "Leads", Leads, Ours),
        Number("orders", "Orders", Orders, Ours),
        Number("refunds", "Refunds", Refunds, Ours) with { Direction = Down },
        Share("signupRate", "Sign-up rate", Signups, ClicksHuman, "human clicks", Common),
        Share("leadRate", "Lead rate", Leads, Signups, "sign-ups", Common),
        Share("purchaseRate", "Purchase rate", Orders, Leads, "leads", Common),
        Share("conversionRate", "Conversion rate", Orders, ClicksHuman, "human clicks", Common),
    ];
}
