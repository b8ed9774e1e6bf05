namespace KpiFunctions.Local.Start;

/// <summary>The app's settings as the app will see them: those of this run's command line, then environment variables, then the file.</summary>
internal sealed class AppSettings(SettingsFile file, StartOptions options)
{
    private const string DefaultUrl = "http://127.0.0.1:7071";

    public string? this[string name] => OfThisRun(name) ?? (System.Environment.GetEnvironmentVariable(Variable(name)) is { Length: > 0 } value ? value : file[name]);

    /// <summary>The first address, without a slash at the end, as this machine reaches it.</summary>
    public string Url
    {
        get
        {
            var url = (this["Urls"] ?? this["ASPNETCORE_URLS"] ?? DefaultUrl).Split(';')[0].TrimEnd('/');
            return url.Replace("//0.0.0.0:", "//127.0.0.1:").Replace("//*:", "//127.0.0.1:").Replace("//+:", "//127.0.0.1:").Replace("//[::]:", "//127.0.0.1:");
        }
    }

    /// <summary>The command line that hands this run's settings on.</summary>
    public IReadOnlyList<string> Arguments => [.. options.Settings.Select(setting => $"--{setting.Key}={setting.Value}")];

    /// <summary>Any function key; null when none is set, and protected routes answer on this machine only.</summary>
    public string? FunctionKey => Names().Where(name => name.StartsWith("FunctionKeys:", StringComparison.Ordinal)).Select(name => this[name]).FirstOrDefault(key => key is not null);

    /// <exception cref="StartException">It is not set.</exception>
    public string Required(string name) =>
        this[name] ?? throw new StartException($"The setting {name} is missing: copy it from {SettingsFile.SampleName}, or delete {SettingsFile.Name} to have it made again.");

    /// <summary>What the app's process is given besides our own environment: the file's settings, where another file than the usual was named.</summary>
    public IReadOnlyDictionary<string, string> Environment => options.SettingsFile is null
        ? new Dictionary<string, string>()
        : file.Values.Where(value => System.Environment.GetEnvironmentVariable(Variable(value.Key)) is null).ToDictionary(value => Variable(value.Key), value => value.Value);

    private string? OfThisRun(string name) =>
        options.Settings.LastOrDefault(setting => setting.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { Length: > 0 } value ? value : null;

    private IEnumerable<string> Names() => options.Settings.Select(setting => setting.Key)
        .Concat(System.Environment.GetEnvironmentVariables().Keys.Cast<string>().Select(name => name.Replace("__", ":")))
        .Concat(file.Values.Select(value => value.Key));

    private static string Variable(string name) => name.Replace(":", "__");
}
