namespace KpiFunctions.Local.Start;

/// <summary>The sub-commands that put a fresh secret into the settings and say how to use it.</summary>
internal static class NewSecret
{
    private const int LongestName = 64;

    /// <summary>Adds to the sender's secrets: those before it stay valid until somebody takes them out of the list.</summary>
    public static void ForSender(SettingsFile file, string sender, TextWriter screen)
    {
        CheckName(sender);
        var setting = $"Senders__{sender}__Secrets";
        var secret = Secrets.OfSender();
        file.Set(setting, file[setting] is { } before && before != SettingsFile.Placeholder ? $"{before},{secret}" : secret);
        file.Save();
        screen.WriteLine(secret);
        screen.WriteLine($"Added to {setting}; after a restart {sender} signs with it what it sends to POST /webhooks/{sender} (Standard Webhooks).");
    }

    public static void Key(SettingsFile file, string name, TextWriter screen)
    {
        CheckName(name);
        var key = Secrets.Key();
        file.Set($"FunctionKeys__{name}", key);
        file.Save();
        screen.WriteLine(key);
        screen.WriteLine($"Set as FunctionKeys__{name}; after a restart every protected route asks for a key: send it as the header x-functions-key, or as ?code=.");
    }

    // A double underscore would begin another section, and a name stands in an address.
    private static void CheckName(string name)
    {
        if (name.Length is 0 or > LongestName || name.Contains("__", StringComparison.Ordinal) || name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_')))
            throw new StartException($"'{name}' is no name for a setting: use letters, digits, - and single _, at most {LongestName}.");
    }
}
