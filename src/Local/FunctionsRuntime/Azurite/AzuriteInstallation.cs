using System.Reflection;

namespace KpiFunctions.Local.FunctionsRuntime.Azurite;

/// <summary>Where the build installed Azurite (npm package <c>azurite</c>, pinned by <c>src/Local/Azurite/package-lock.json</c>).</summary>
internal static class AzuriteInstallation
{
    /// <summary>The script that runs Azurite with the arguments that follow it.</summary>
    /// <exception cref="ConfigurationException">Azurite is not installed there.</exception>
    public static string StartScript()
    {
        var directory = typeof(AzuriteInstallation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "AzuriteDirectory").Value!;

        if (!Directory.Exists(Path.Combine(directory, "node_modules", "azurite")))
            throw new ConfigurationException($"Azurite is not installed in {directory}: run npm ci there, or build the solution again.");

        return Path.Combine(directory, "start.cjs");
    }
}
