using KpiFunctions.Alerts;
using KpiFunctions.Digests;
using KpiFunctions.Findings;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Trends;

internal static class TrendServices
{
    public static IServiceCollection AddTrends(this IServiceCollection services) => services
        .AddSingleton<Annotations>()
        .AddSingleton<KpiSeries>()
        .AddSingleton<ChangeQuery>()
        .AddSingleton<DigestQuery>()
        .AddSingleton<TrendRules>()
        .AddSingleton<IFindingRule>(all => all.GetRequiredService<TrendRules>())
        .AddSingleton<IFindingRule, EngagementRules>()
        .AddSingleton<IAlertSource, TrendAlerts>();
}
