using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Rollups;

/// <summary>What rolling up needs besides storage and the time.</summary>
internal static class RollupServices
{
    public static IServiceCollection AddRollups(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReportingOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReportingOptions>, ValidateReportingOptions>();
        services.AddSingleton<ChangedDays>();
        services.AddSingleton<CommonBasis>();
        services.AddSingleton<PlanningWorldLoader>();
        services.AddSingleton<RegistryChanges>();
        services.AddSingleton<IRollupPlanner, RollupPlanner>();
        services.AddSingleton<ISegmentRetirement, SegmentRetirement>();
        services.AddSingleton<IShardRunner, ShardRunner>();
        services.AddSingleton<MoneySettlement>();
        services.AddSingleton<IRestatements, Restatements>();
        services.AddSingleton<IDayMerger, DayMerger>();
        return services;
    }

    /// <summary>The columns <c>kpi_…</c> of table <c>kpis</c>: every KPI of the row that has a value.</summary>
    public static IEnumerable<KeyValuePair<string, double>> KpiColumnsOf(KpiRow row)
    {
        foreach (var kpi in KpiCatalog.All)
            if (kpi.Of(row.Measures, row.Scope).Value is { } value)
                yield return new(kpi.Name, value);
    }
}
