using KpiFunctions.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Replays;

/// <summary>What replays need besides storage, imports and the intake.</summary>
internal static class ReplayServices
{
    public static IServiceCollection AddReplays(this IServiceCollection services)
    {
        services.AddSingleton<IImportReplay, ImportReplay>();
        services.AddSingleton<UnknownFiles>();
        services.AddSingleton<IRejectReplay, RejectReplay>();
        services.AddSingleton<DoorReading>();
        return services;
    }
}
