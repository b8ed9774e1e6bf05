using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>
/// The app's settings: local.settings.json, then environment variables, then the command line; the last one that has a name wins.
/// </summary>
internal static partial class Settings
{
    private const string FileName = "local.settings.json";

    public static void AddTo(IConfigurationBuilder configuration, string[] args) => configuration
        .AddInMemoryCollection(ReadFile())
        .AddEnvironmentVariables()
        .AddCommandLine(args);

    /// <summary>Replaces each <c>%NAME%</c> by the setting of that name.</summary>
    /// <exception cref="ConfigurationException">There is no such setting.</exception>
    public static string Resolve(string text, IConfiguration configuration) => Placeholder().Replace(text, match =>
    {
        var name = Name(match.Groups[1].Value);
        return configuration[name] ?? throw new ConfigurationException(
            $"The setting {match.Groups[1].Value} is missing, which a trigger names as %{match.Groups[1].Value}%.");
    });

    private static IEnumerable<KeyValuePair<string, string?>> ReadFile()
    {
        var path = new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory }
            .Select(directory => Path.Combine(directory, FileName))
            .FirstOrDefault(File.Exists);
        return path is null ? [] : Parse(File.ReadAllText(path), path);
    }

    /// <summary>
    /// The members of the file's object <c>Values</c>; a double underscore in a name is a colon, as in an environment variable.
    /// </summary>
    internal static IReadOnlyList<KeyValuePair<string, string?>> Parse(string json, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.TryGetProperty("Values", out var values)
                ? [.. values.EnumerateObject().Select(value => KeyValuePair.Create(Name(value.Name), Text(value.Value)))]
                : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ConfigurationException(
                $"{path} is not a settings file, an object with an object \"Values\" of texts: {exception.Message}");
        }
    }

    private static string Name(string written) => written.Replace("__", ":", StringComparison.Ordinal);

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw new InvalidOperationException("a value is neither a text, a number nor a truth value"),
    };

    [GeneratedRegex("%([^%]+)%", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
