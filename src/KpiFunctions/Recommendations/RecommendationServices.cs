using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Recommendations;

internal static class RecommendationServices
{
    public static IServiceCollection AddRecommendations(this IServiceCollection services) => services
        .AddSingleton<DailyMembers>()
        .AddSingleton<AudienceMatches>()
        .AddSingleton<DecisionEffects>()
        .AddSingleton<RecommendationQuery>();
}
