using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Restores;

/// <summary>What the restore of the tables needs besides storage and the time.</summary>
internal static class RestoreServices
{
    public static IServiceCollection AddRestores(this IServiceCollection services)
    {
        services.AddSingleton<LedgerRestore>();
        services.AddSingleton<ImportCounts>();
        services.AddSingleton<DayRestore>();
        services.AddSingleton<LogRestore>();
        return services;
    }
}
