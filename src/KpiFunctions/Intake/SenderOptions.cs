namespace KpiFunctions.Intake;

/// <summary>Settings of one sender of webhooks.</summary>
internal sealed class SenderOptions
{
    /// <summary>What kind of sender it is: a name of <c>Webhooks/KnownPresets</c>.</summary>
    public string Preset { get; set; } = "standard-webhooks";

    /// <summary>Comma-separated; several while a secret is being changed.</summary>
    public string Secrets { get; set; } = "";

    /// <summary>One secret taken whole, for secrets that hold a comma. Counts besides <see cref="Secrets"/>.</summary>
    public string Secret { get; set; } = "";

    /// <summary>The shop that the sender speaks for; the sender's name when empty.</summary>
    public string Namespace { get; set; } = "";

    /// <summary>Instead of the preset's: the header with the signature or token.</summary>
    public string? Header { get; set; }

    /// <summary>Instead of the preset's: sha1, sha256, sha384 or sha512.</summary>
    public string? Algorithm { get; set; }

    /// <summary>Instead of the preset's: hex or base64.</summary>
    public string? Encoding { get; set; }

    /// <summary>Field rules that replace or complete the preset's: the sender's event name, our field, the rule.</summary>
    public Dictionary<string, Dictionary<string, string>> Fields { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Handshake: the token that we told the sender to show (Meta).</summary>
    public string? VerifyToken { get; set; }

    /// <summary>Handshake: comma-separated channel ids (YouTube) or origins (CloudEvents) that may deliver.</summary>
    public string Allowed { get; set; } = "";
}
