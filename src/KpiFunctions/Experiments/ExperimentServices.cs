using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Experiments;

internal static class ExperimentServices
{
    public static IServiceCollection AddExperiments(this IServiceCollection services) => services.AddSingleton<ExperimentQuery>();
}
