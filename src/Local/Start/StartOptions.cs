namespace KpiFunctions.Local.Start;

/// <summary>What the command line asks for.</summary>
internal sealed record StartOptions
{
    public const string Usage = """
        dotnet run --project src/Local/Start                        starts everything and loads the sample brand
        dotnet run --project src/Local/Start -- OPTIONS
          --no-sample          start without the sample brand
          --exit-after-load    end as soon as the sample brand is loaded
          --urls URL           listen there
          --settings FILE      take the settings from there instead of local.settings.json
          --NAME=VALUE         any other setting, for this run
        dotnet run --project src/Local/Start -- upload FILE         brings a CSV in, as any tool does that writes to container imports
        dotnet run --project src/Local/Start -- new-secret SENDER   makes a signing secret for a sender of webhooks
        dotnet run --project src/Local/Start -- new-key NAME        makes a function key
        """;

    public bool Sample { get; private init; } = true;

    public bool ExitAfterLoad { get; private init; }

    public string? SettingsFile { get; private init; }

    /// <summary>Settings for this run, handed on to the app as they are: they come before all others.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; private init; } = [];

    /// <summary>"upload", "new-secret" or "new-key"; null: start.</summary>
    public string? Command { get; private init; }

    /// <summary>The command's file, sender or key name.</summary>
    public string? Subject { get; private init; }

    /// <exception cref="StartException">An argument that we do not know, or one that lacks its value.</exception>
    public static StartOptions Parse(IReadOnlyList<string> args)
    {
        var options = new StartOptions();
        for (var at = 0; at < args.Count; at++)
        {
            var (name, attached) = Split(args[at]);
            string Value() => attached ?? (++at < args.Count ? args[at] : throw new StartException($"{name} needs a value.\n{Usage}"));
            options = name switch
            {
                "--no-sample" => options with { Sample = false },
                "--exit-after-load" => options with { ExitAfterLoad = true },
                "--urls" => options.With("Urls", Value()),
                "--settings" => options with { SettingsFile = Value() },
                ['-', '-', .. var setting] when attached is not null => options.With(setting, attached),
                "upload" or "new-secret" or "new-key" when options.Command is null => options with { Command = name, Subject = Value() },
                _ => throw new StartException($"'{args[at]}' is no argument that we know.\n{Usage}"),
            };
        }
        return options;
    }

    private StartOptions With(string setting, string value) => this with { Settings = [.. Settings, KeyValuePair.Create(setting, value)] };

    private static (string Name, string? Value) Split(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Split('=', 2) is [var name, var value] ? (name, value) : (argument, null);
}
