namespace KpiFunctions.Intake.Postbacks;

/// <summary>Settings of one network that posts conversions.</summary>
internal sealed class PostbackOptions
{
    /// <summary>What kind of network it is: a name of <c>Postbacks/KnownNetworks</c>. Empty: the name in the address is that of the kind.</summary>
    public string Network { get; set; } = "";

    /// <summary>The token, or ClickBank's secret, taken whole.</summary>
    public string Token { get; set; } = "";

    /// <summary>Comma-separated; several while a token is being changed. Count besides <see cref="Token"/>.</summary>
    public string Tokens { get; set; } = "";

    /// <summary>Anybody who knows the address may post. Never for a network whose body is sealed.</summary>
    public bool TokenOptional { get; set; }

    /// <summary>What the ids belong to; the name in the address when empty.</summary>
    public string Namespace { get; set; } = "";

    /// <summary>ISO 4217 code of amounts that say none.</summary>
    public string Currency { get; set; } = "";

    /// <summary>IANA zone of times that say no offset.</summary>
    public string Zone { get; set; } = "UTC";

    /// <summary>The stage of postbacks that name no event: signup, lead or purchase.</summary>
    public string Stage { get; set; } = "purchase";

    /// <summary>Field rules that replace or complete the network's: our field, the rule.</summary>
    public Dictionary<string, string> Fields { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Their event to signup, lead, purchase or none.</summary>
    public Dictionary<string, string> Stages { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Their status to approved, pending, reversed or ignored.</summary>
    public Dictionary<string, string> States { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}
