using KpiFunctions.Comparisons.Lifetimes;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Comparisons;

/// <summary>What comparing members needs besides storage and the options of reporting.</summary>
internal static class ComparisonServices
{
    public static IServiceCollection AddComparisons(this IServiceCollection services) => services
        .AddSingleton<BreakdownQuery>()
        .AddSingleton<QuadrantQuery>()
        .AddSingleton<LifetimeQuery>();
}
