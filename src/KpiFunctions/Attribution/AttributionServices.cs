using KpiFunctions.Alerts;
using KpiFunctions.Findings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>What questions of credit, journeys and customers need.</summary>
internal static class AttributionServices
{
    public static IServiceCollection AddAttribution(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AttributionOptions>().Bind(configuration.GetSection(AttributionOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AttributionOptions>, ValidateAttributionOptions>();
        services.AddSingleton<DealSheets>();
        services.AddSingleton<PathReader>();
        services.AddSingleton<AttributionQuery>();
        services.AddSingleton<ExplainQuery>();
        services.AddSingleton<JourneyQuery>();
        services.AddSingleton<CustomerQuery>();
        services.AddSingleton<RepeatQuery>();
        services.AddSingleton<PeopleQuery>();
        services.AddSingleton<CodeLeakRule>();
        services.AddSingleton<IFindingRule>(all => all.GetRequiredService<CodeLeakRule>());
        services.AddSingleton<IAlertSource>(all => all.GetRequiredService<CodeLeakRule>());
        return services;
    }
}
