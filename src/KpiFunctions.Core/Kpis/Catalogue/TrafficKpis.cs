using static KpiFunctions.Core.Kpis.Catalogue.Define;
using static KpiFunctions.Core.Kpis.Measures;

namespace KpiFunctions.Core.Kpis.Catalogue;

/// <summary>Visits of websites and clicks on tracking links.</summary>
internal static class TrafficKpis
{
    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        Number("sessions", "Website sessions", Sessions, GoogleAnalytics),
        Number("engagedSessions", "Engaged website sessions", EngagedSessions, GoogleAnalytics),
        Share("sessionEngagementRate", "Session engagement rate", EngagedSessions, Sessions, "website sessions", GoogleAnalytics),
        Number("newUsers", "New website users", NewUsers, GoogleAnalytics),
        Number("pageViews", "Page views", PageViews, GoogleAnalytics),
        Number("keyEvents", "Key events", KeyEvents, GoogleAnalytics),

        Number("clicksRaw", "Clicks (raw)", ClicksRaw, Ours) with { Base = "every request of a tracking link" },
        Number("clicks", "Clicks", ClicksHuman, Ours) with { Base = "human clicks on tracking links" },
        Share("ctr", "Click-through rate", ClicksHuman, Impressions, "impressions", Common),
    ];
}
