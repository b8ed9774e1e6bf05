using KpiFunctions.Findings;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Audiences;

/// <summary>What questions about audiences need.</summary>
internal static class AudienceServices
{
    public static IServiceCollection AddAudiences(this IServiceCollection services) => services.AddSingleton<AudienceMixes>().AddSingleton<MatchQuery>().AddSingleton<IFindingRule, StaleAudienceRule>();
}
