using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Intake;

/// <summary>Turns a sender's settings into a sender, or says in one sentence each what is wrong with them. Shows no secret.</summary>
internal static class SenderSettings
{
    /// <exception cref="FormatException">The settings are wrong: <see cref="Problems"/> says how.</exception>
    public static Sender Read(string name, SenderOptions options)
    {
        if (Problems(name, options).FirstOrDefault() is { } problem) throw new FormatException(problem);
        var preset = PresetOf(name, options);
        var keys = Secrets(options).Select(text => preset.Scheme.Keys.Read(text)!).ToList();
        return new Sender(name, options.Namespace.Length > 0 ? options.Namespace : name, preset, keys)
        {
            VerifyToken = options.VerifyToken,
            Allowed = Split(options.Allowed),
        };
    }

    public static IEnumerable<string> Problems(string name, SenderOptions options)
    {
        if (TryPreset(name, options, out var problem) is not { } preset)
        {
            yield return problem;
            yield break;
        }
        var secrets = Secrets(options);
        if (secrets.Count == 0) yield return $"Senders:{name}:Secrets is missing.";
        for (var i = 0; i < secrets.Count; i++)
        {
            if (preset.Scheme.Keys.Read(secrets[i]) is null) yield return $"Senders:{name}:Secrets, number {i + 1}, is not {preset.Scheme.Keys.Shape}.";
        }
    }

    private static WebhookPreset? TryPreset(string name, SenderOptions options, out string problem)
    {
        problem = "";
        try
        {
            return PresetOf(name, options);
        }
        catch (FormatException wrong)
        {
            problem = wrong.Message;
            return null;
        }
    }

    private static WebhookPreset PresetOf(string name, SenderOptions options)
    {
        if (KnownPresets.Find(options.Preset) is not { } preset)
            throw new FormatException($"Senders:{name}:Preset is none of: {string.Join(", ", KnownPresets.All.Select(each => each.Name))}.");
        var changes = new PresetChanges
        {
            Header = options.Header,
            Algorithm = OneOf<SignatureAlgorithm>($"Senders:{name}:Algorithm", options.Algorithm, SignatureAlgorithm.Ed25519),
            Encoding = OneOf<SignatureEncoding>($"Senders:{name}:Encoding", options.Encoding),
            Fields = options.Fields.ToDictionary(each => each.Key, IReadOnlyDictionary<string, string> (each) => each.Value),
        };
        try
        {
            return changes.Apply(preset);
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"Senders:{name}: {wrong.Message}", wrong);
        }
    }

    private static T? OneOf<T>(string setting, string? text, params T[] except)
        where T : struct, Enum
    {
        if (text is null) return null;
        var names = Enum.GetValues<T>().Except(except).ToDictionary(value => value.ToString().ToLowerInvariant());
        return names.TryGetValue(text.ToLowerInvariant(), out var found)
            ? found
            : throw new FormatException($"{setting} is none of: {string.Join(", ", names.Keys)}.");
    }

    private static List<string> Secrets(SenderOptions options) =>
        options.Secret.Length > 0 ? [options.Secret, .. Split(options.Secrets)] : [.. Split(options.Secrets)];

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
