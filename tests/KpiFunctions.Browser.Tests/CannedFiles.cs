using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Browser.Tests;

/// <summary>Answers that are data only: folder Canned has one file for each route, "kpis.explain.json" for GET /kpis/explain.</summary>
internal static class CannedFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Canned");

    public static Dictionary<string, Func<HttpRequest, IResult>> All() => Texts()
        .ToDictionary(file => file.Key, file => (Func<HttpRequest, IResult>)(_ => Results.Text(file.Value, "application/json")), StringComparer.Ordinal);

    /// <summary>Paths and their JSON.</summary>
    public static Dictionary<string, string> Texts() => Directory.EnumerateFiles(Folder, "*.json")
        .ToDictionary(file => "/" + Path.GetFileNameWithoutExtension(file).Replace('.', '/'), File.ReadAllText, StringComparer.Ordinal);
}
