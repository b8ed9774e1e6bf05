using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Influencers;

/// <summary>What questions about creators need.</summary>
internal static class InfluencerServices
{
    public static IServiceCollection AddInfluencers(this IServiceCollection services) => services
        .AddSingleton<CreatorTiers>()
        .AddSingleton<CreatorBooks>()
        .AddSingleton<CompareQuery>()
        .AddSingleton<ScorecardQuery>();
}
