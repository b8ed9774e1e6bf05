using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Imports;

/// <summary>What imports need besides storage, the time and the intake's keys.</summary>
internal static class ImportServices
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddSingleton<ImportSettings>();
        services.AddSingleton<Importer>();
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ImportRetraction>();
        services.AddSingleton<ImportRepair>();
        return services;
    }
}
