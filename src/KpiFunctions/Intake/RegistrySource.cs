using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Signatures;
using KpiFunctions.Core.Webhooks.Sources;

namespace KpiFunctions.Intake;

/// <summary>A sender that the registry describes. Its secrets stand in the settings, <c>Secrets__{name}</c>; the entry names them.</summary>
/// <param name="Sender">Null when the definition cannot be read. Without keys it believes nobody.</param>
/// <param name="Problem">What keeps it from taking deliveries; null when nothing does.</param>
internal sealed record RegistrySource(string Name, Sender? Sender, SourceProblem? Problem)
{
    /// <param name="secrets">By name, in any case.</param>
    public static RegistrySource Read(RegistryEntry entry, IReadOnlyDictionary<string, string> secrets)
    {
        var (preset, problem) = SourceDefinition.Of(entry.Fields).Build();
        if (preset is null) return new RegistrySource(entry.Id, null, problem);
        var keys = new List<SigningKey>();
        foreach (var (number, name) in SenderSettings.Split(entry["secrets"] ?? "").Index())
        {
            if (Key(name, preset, secrets) is { } key) keys.Add(key);
            else problem ??= Missing("secrets", $"secret number {number + 1}", Setting(name, secrets), preset.Scheme.Keys.Shape);
        }
        if (entry["verifyToken"] is { } token && Secret(token, secrets) is null)
            problem ??= Missing("verifyToken", "that secret", Setting(token, secrets), preset.Scheme.Keys.Shape);
        return new RegistrySource(entry.Id, SenderOf(entry, preset, keys, secrets), problem);
    }

    private static Sender SenderOf(RegistryEntry entry, WebhookPreset preset, List<SigningKey> keys, IReadOnlyDictionary<string, string> secrets) =>
        new(entry.Id, entry["namespace"] ?? entry.Id, preset, keys)
        {
            VerifyToken = entry["verifyToken"] is { } name ? Secret(name, secrets) : null,
            Allowed = SenderSettings.Split(entry["allowed"] ?? ""),
        };

    private static SigningKey? Key(string name, WebhookPreset preset, IReadOnlyDictionary<string, string> secrets) =>
        Secret(name, secrets) is { } text ? preset.Scheme.Keys.Read(text) : null;

    private static string? Secret(string name, IReadOnlyDictionary<string, string> secrets) =>
        Setting(name, secrets) is { } text && !KeyVaultReference.Is(text) ? text : null;

    private static string? Setting(string name, IReadOnlyDictionary<string, string> secrets) => secrets.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    // The name is not repeated: somebody may have put the secret itself there.
    private static SourceProblem Missing(string field, string which, string? setting, string shape) => new(field,
        setting is null ? $"{{field}}: {which} is not in the settings (Secrets__ and its name)."
        : KeyVaultReference.Is(setting) ? $"{{field}}: {which} is {KeyVaultReference.Explained}."
        : $"{{field}}: {which} is not {shape}.");
}
