using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Erasures;

/// <summary>What erasures need besides storage, the time and the intake's keys.</summary>
internal static class ErasureServices
{
    public static IServiceCollection AddErasures(this IServiceCollection services)
    {
        services.AddSingleton<UploadErasure>();
        services.AddSingleton<LogErasure>();
        services.AddSingleton<ReplacedSegments>();
        services.AddSingleton<ErasurePass>();
        return services;
    }
}
