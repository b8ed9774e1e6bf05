using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Alerts;

/// <summary>
/// Who is told over HTTP, registry kind <c>alertTargets</c>: deliveries as Standard Webhooks (<c>webhook-id</c>, <c>webhook-timestamp</c>,
/// <c>webhook-signature</c> v1).
/// </summary>
/// <param name="Secrets">Names of secrets in the settings; each signs, so that they can be changed without a gap.</param>
/// <param name="Kinds">Wire names of the kinds that are told; empty: all.</param>
public sealed record AlertTarget(string Id, Uri Url, IReadOnlyList<string> Secrets, IReadOnlyList<string> Kinds, QuietHours? Quiet, bool IsEnabled)
{
    private static readonly string[] YesNo = ["yes", "no"];

    private static readonly string[] KnownKinds = [.. Enum.GetValues<AlertKind>().Select(Alert.WireName)];

    public bool Wants(string kind) => Kinds.Count == 0 || Kinds.Contains(kind);

    /// <summary>The target that an entry describes, or everything that is wrong with it. Where its address leads is looked at when something is sent.</summary>
    public static (AlertTarget? Target, IReadOnlyList<FieldProblem> Problems) Read(RegistryEntry entry)
    {
        var fields = new EntryFields(entry.Fields);
        var url = fields.Required("url");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Scheme is not ("https" or "http")) address = null;
        if (url is not null && address is null) fields.Fail("url", "'url' is no web address without a user name.");
        var secrets = List(fields.Required("secrets"));
        var kinds = List(fields["kinds"]);
        if (kinds.FirstOrDefault(kind => !KnownKinds.Contains(kind)) is { } unknown) fields.Fail("kinds", $"'{unknown}' is none of: {string.Join(", ", KnownKinds)}.");
        var quiet = fields["quietHours"] is { } hours ? QuietHours.TryParse(hours) : null;
        if (quiet is null && fields["quietHours"] is not null) fields.Fail("quietHours", "'quietHours' is not written as 22:00-07:00.");
        var enabled = fields.OneOf("enabled", YesNo) ?? 0;
        if (fields.Problems.Count > 0) return (null, fields.Problems);
        return (new AlertTarget(entry.Id, address!, secrets, kinds, quiet, enabled == 0), []);
    }

    private static List<string> List(string? text) => [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
