using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>Where the web server listens: the setting <c>Urls</c>, else <c>ASPNETCORE_URLS</c>, else port 7071 on this machine.</summary>
internal static class ListenAddress
{
    private const string Default = "http://127.0.0.1:7071";

    /// <exception cref="ConfigurationException">The setting is no list of http addresses.</exception>
    public static string Read(IConfiguration configuration)
    {
        var text = configuration["Urls"] ?? configuration["ASPNETCORE_URLS"] ?? Default;
        var addresses = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return addresses.Length > 0 && addresses.All(IsHttp)
            ? text
            : throw new ConfigurationException(
                $"The setting Urls is '{text}': write an address like {Default}; https belongs to a proxy in front.");
    }

    private static bool IsHttp(string address)
    {
        try
        {
            return BindingAddress.Parse(address).Scheme.Equals("http", StringComparison.OrdinalIgnoreCase);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
