namespace KpiFunctions.Intake;

/// <summary>Settings of one sender of webhooks: a preset with changes, or with <see cref="Auth"/> a source of its own kind (<c>SourceDefinition</c>).</summary>
internal sealed class SenderOptions
{
    /// <summary>What kind of sender it is: a name of <c>Webhooks/KnownPresets</c>; standard-webhooks when neither this nor <see cref="Auth"/> is there.</summary>
    public string? Preset { get; set; }

    /// <summary>Instead of a preset: hmac, token, or the preset whose proof is used with field rules of your own.</summary>
    public string? Auth { get; set; }

    /// <summary>Comma-separated; several while a secret is being changed.</summary>
    public string Secrets { get; set; } = "";

    /// <summary>One secret taken whole, for secrets that hold a comma. Counts besides <see cref="Secrets"/>.</summary>
    public string Secret { get; set; } = "";

    /// <summary>The shop that the sender speaks for; the sender's name when empty.</summary>
    public string Namespace { get; set; } = "";

    /// <summary>The header with the signature or token; instead of the preset's.</summary>
    public string? Header { get; set; }

    /// <summary>The parameter that may hold the token.</summary>
    public string? Query { get; set; }

    /// <summary>sha1, sha256, sha384 or sha512; instead of the preset's.</summary>
    public string? Algorithm { get; set; }

    /// <summary>hex or base64; instead of the preset's.</summary>
    public string? Encoding { get; set; }

    /// <summary>What stands before the signature in its header, "sha256=" for example.</summary>
    public string? Prefix { get; set; }

    /// <summary>The signed text with {body}, {timestamp} and {id}.</summary>
    public string? Signed { get; set; }

    public string? IdHeader { get; set; }

    /// <summary>The header with the signed time, unix seconds.</summary>
    public string? TimeHeader { get; set; }

    public string? ToleranceSeconds { get; set; }

    /// <summary>The path of the array of events.</summary>
    public string? Events { get; set; }

    /// <summary>The rule of an event's name.</summary>
    public string? Event { get; set; }

    public string? EventId { get; set; }

    public string? EventTime { get; set; }

    /// <summary>Field rules: the sender's event name, our field, the rule. Of a preset they replace or complete its own.</summary>
    public Dictionary<string, Dictionary<string, string>> Fields { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Handshake: the token that we told the sender to show (Meta).</summary>
    public string? VerifyToken { get; set; }

    /// <summary>Handshake: comma-separated channel ids (YouTube) or origins (CloudEvents) that may deliver.</summary>
    public string Allowed { get; set; } = "";
}
