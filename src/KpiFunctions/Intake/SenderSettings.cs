using KpiFunctions.Core.Webhooks.Signatures;
using KpiFunctions.Core.Webhooks.Sources;

namespace KpiFunctions.Intake;

/// <summary>Turns a sender's settings into a sender, or says in one sentence each what is wrong with them. Shows no secret.</summary>
internal static class SenderSettings
{
    /// <exception cref="FormatException">The settings are wrong: <see cref="Problems"/> says how.</exception>
    public static Sender Read(string name, SenderOptions options)
    {
        if (Problems(name, options).FirstOrDefault() is { } problem) throw new FormatException(problem);
        var preset = Definition(options).Build().Preset!;
        var keys = Secrets(options).Select(text => preset.Scheme.Keys.Read(text)!).ToList();
        return new Sender(name, options.Namespace.Length > 0 ? options.Namespace : name, preset, keys)
        {
            VerifyToken = options.VerifyToken,
            Allowed = Split(options.Allowed),
        };
    }

    public static IEnumerable<string> Problems(string name, SenderOptions options)
    {
        var (preset, problem) = Definition(options).Build();
        if (preset is null)
        {
            yield return Text(name, problem!);
            yield break;
        }
        var secrets = Secrets(options);
        if (secrets.Count == 0) yield return $"Senders:{name}:Secrets is missing.";
        for (var i = 0; i < secrets.Count; i++)
        {
            if (KeyVaultReference.Is(secrets[i])) yield return $"Senders:{name}:Secrets, number {i + 1}, is {KeyVaultReference.Explained}.";
            else if (preset.Scheme.Keys.Read(secrets[i]) is null) yield return $"Senders:{name}:Secrets, number {i + 1}, is not {preset.Scheme.Keys.Shape}.";
        }
        if (KeyVaultReference.Is(options.VerifyToken ?? "")) yield return $"Senders:{name}:VerifyToken is {KeyVaultReference.Explained}.";
    }

    internal static string[] Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Text(string name, SourceProblem problem) => problem.Field is { Length: > 0 } field
        ? problem.Text($"Senders:{name}:{char.ToUpperInvariant(field[0])}{field[1..]}")
        : $"Senders:{name}: {problem.Sentence}";

    private static SourceDefinition Definition(SenderOptions options) => new()
    {
        Preset = Given(options.Preset),
        Auth = Given(options.Auth),
        Header = Given(options.Header),
        Query = Given(options.Query),
        Algorithm = Given(options.Algorithm),
        Encoding = Given(options.Encoding),
        Prefix = Given(options.Prefix),
        Signed = Given(options.Signed),
        IdHeader = Given(options.IdHeader),
        TimeHeader = Given(options.TimeHeader),
        ToleranceSeconds = Given(options.ToleranceSeconds),
        Events = Given(options.Events),
        Event = Given(options.Event),
        EventId = Given(options.EventId),
        EventTime = Given(options.EventTime),
        Fields = options.Fields.ToDictionary(each => each.Key, IReadOnlyDictionary<string, string> (each) => each.Value),
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static List<string> Secrets(SenderOptions options) =>
        options.Secret.Length > 0 ? [options.Secret, .. Split(options.Secrets)] : [.. Split(options.Secrets)];
}
