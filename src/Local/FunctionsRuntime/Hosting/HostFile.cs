using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>
/// host.json beside the app, and over it the settings that begin with <c>AzureFunctionsJobHost__</c>, as on the Functions host.
/// </summary>
internal static class HostFile
{
    public static IConfiguration Read(IConfiguration settings)
    {
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(AppContext.BaseDirectory)
                .AddJsonFile("host.json", optional: true)
                .AddConfiguration(settings.GetSection("AzureFunctionsJobHost"))
                .Build();
        }
        catch (InvalidDataException exception)
        {
            throw new ConfigurationException($"host.json in {AppContext.BaseDirectory} is not JSON: {exception.InnerException?.Message}");
        }
    }
}
