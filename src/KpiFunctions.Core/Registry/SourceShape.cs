using System.Text.RegularExpressions;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Sources;

namespace KpiFunctions.Core.Registry;

/// <summary>Whether an entry of kind <c>sources</c> is one that deliveries can be read by.</summary>
internal static partial class SourceShape
{
    private const int MostRules = 200;

    // Of Standard Webhooks and Stripe, and Shopify.
    private static readonly string[] SecretPrefixes = ["whsec_", "whpk_", "sk_", "shpss_"];

    public static void Check(FieldReader reader, Dictionary<string, string> entry)
    {
        foreach (var field in new[] { "secrets", "verifyToken" }) CheckSecretNames(reader, field, entry.GetValueOrDefault(field));
        if (entry.Count > MostRules) reader.Fail(RejectReason.FieldInvalid, "fields", $"A source may have {MostRules} fields and rules.");
        if (entry.Keys.FirstOrDefault(IsNoRule) is { } odd) reader.Fail(RejectReason.FieldInvalid, odd, $"'{odd}' is not \"fields:their event:our field\".");
        if (reader.Failure is null && SourceDefinition.Of(entry).Build().Problem is { } problem)
            reader.Fail(RejectReason.FieldInvalid, problem.Field, problem.Text($"'{problem.Field}'"));
    }

    // A secret that was put here by mistake would be shown to everybody who may read the registry: it does not look like a name, mostly.
    private static void CheckSecretNames(FieldReader reader, string field, string? names)
    {
        if (names is null || names.Split(',').All(name => IsSecretName(name.Trim()))) return;
        reader.Fail(RejectReason.FieldInvalid, field, $"'{field}' holds names of secrets, not secrets: 1 to 32 letters, digits or _, in the settings as Secrets__name.");
    }

    private static bool IsSecretName(string name) =>
        SecretName().IsMatch(name) && !SecretPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static bool IsNoRule(string name) =>
        name.StartsWith(SourceDefinition.FieldPrefix, StringComparison.Ordinal) && name.LastIndexOf(':') <= SourceDefinition.FieldPrefix.Length;

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,31}\z")]
    private static partial Regex SecretName();
}
