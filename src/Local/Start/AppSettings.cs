namespace KpiFunctions.Local.Start;

/// <summary>The app's settings as the app will see them: environment variables come before the file.</summary>
internal sealed class AppSettings(SettingsFile file, StartOptions options)
{
    private const string DefaultUrl = "http://127.0.0.1:7071";

    public string? this[string name] => Environment.GetEnvironmentVariable(name.Replace(":", "__")) is { Length: > 0 } value ? value : file[name];

    /// <summary>The first address, without a slash at the end, as this machine reaches it.</summary>
    public string Url
    {
        get
        {
            var url = (options.Urls ?? this["Urls"] ?? this["ASPNETCORE_URLS"] ?? DefaultUrl).Split(';')[0].TrimEnd('/');
            return url.Replace("//0.0.0.0:", "//127.0.0.1:").Replace("//*:", "//127.0.0.1:").Replace("//+:", "//127.0.0.1:").Replace("//[::]:", "//127.0.0.1:");
        }
    }

    public string? Urls => options.Urls;

    /// <summary>Any function key; null when none is set, and protected routes answer on this machine only.</summary>
    public string? FunctionKey => Environment.GetEnvironmentVariables().Keys.Cast<string>().Concat(file.Values.Select(value => value.Key))
        .Where(name => name.StartsWith("FunctionKeys", StringComparison.Ordinal)).Select(name => this[name.Replace("__", ":")]).FirstOrDefault(key => key is not null);

    /// <exception cref="StartException">It is not set.</exception>
    public string Required(string name) =>
        this[name] ?? throw new StartException($"The setting {name} is missing: copy it from {SettingsFile.SampleName}, or delete {SettingsFile.Name} to have it made again.");

    /// <summary>What the app's process is given besides our own environment: the file's settings, where another file than the usual was named.</summary>
    public IReadOnlyDictionary<string, string> ForApp() => options.SettingsFile is null
        ? new Dictionary<string, string>()
        : file.Values.Where(value => Environment.GetEnvironmentVariable(value.Key.Replace(":", "__")) is null).ToDictionary(value => value.Key.Replace(":", "__"), value => value.Value);
}
