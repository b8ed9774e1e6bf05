using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Findings;

/// <summary>The rules behind GET /findings.</summary>
internal static class FindingServices
{
    public static IServiceCollection AddFindings(this IServiceCollection services) => services
        .AddSingleton<IFindingRule, NumberChecks>()
        .AddSingleton<IFindingRule, CostChecks>()
        .AddSingleton<IFindingRule, DayChecks>();
}
