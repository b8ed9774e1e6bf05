namespace KpiFunctions.Local.Start;

/// <summary>What the command line asks for.</summary>
internal sealed record StartOptions
{
    public const string Usage = """
        dotnet run --project src/Local/Start [-- OPTIONS]       starts everything and loads the sample brand
          --no-sample          start without the sample brand
          --exit-after-load    end as soon as the sample brand is loaded
          --urls URL           listen there (the setting Urls)
          --settings FILE      take the settings from there instead of local.settings.json
        dotnet run --project src/Local/Start new-secret SENDER  makes a signing secret for a sender of webhooks
        dotnet run --project src/Local/Start new-key NAME       makes a function key
        """;

    public bool Sample { get; private init; } = true;

    public bool ExitAfterLoad { get; private init; }

    public string? Urls { get; private init; }

    public string? SettingsFile { get; private init; }

    /// <summary>"new-secret" or "new-key"; null: start.</summary>
    public string? Command { get; private init; }

    /// <summary>The command's sender or key name.</summary>
    public string? Name { get; private init; }

    /// <exception cref="StartException">An argument that we do not know, or one that lacks its value.</exception>
    public static StartOptions Parse(IReadOnlyList<string> args)
    {
        var options = new StartOptions();
        for (var at = 0; at < args.Count; at++)
        {
            var (name, attached) = args[at].StartsWith("--", StringComparison.Ordinal) && args[at].Split('=', 2) is [var left, var right] ? (left, right) : (args[at], null);
            string Value() => attached ?? (++at < args.Count ? args[at] : throw new StartException($"{name} needs a value.\n{Usage}"));
            options = name switch
            {
                "--no-sample" => options with { Sample = false },
                "--exit-after-load" => options with { ExitAfterLoad = true },
                "--urls" => options with { Urls = Value() },
                "--settings" => options with { SettingsFile = Value() },
                "new-secret" or "new-key" when options.Command is null => options with { Command = name, Name = Value() },
                _ => throw new StartException($"'{args[at]}' is no argument that we know.\n{Usage}"),
            };
        }
        return options;
    }
}
