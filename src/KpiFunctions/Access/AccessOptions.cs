namespace KpiFunctions.Access;

/// <summary>Settings of who may call how often, and of keys that only read.</summary>
internal sealed class AccessOptions
{
    /// <summary>Keys that the host admits and that may only read, by any name.</summary>
    public Dictionary<string, string> ReadOnlyKeys { get; set; } = new(StringComparer.Ordinal);

    public RateLimits RateLimits { get; set; } = new();
}

/// <summary>
/// Requests a minute that one instance answers; 0 is without a limit. A minute's worth may come at once. The defaults are far above what a caller in good health
/// sends and below what would wear an instance out.
/// </summary>
internal sealed class RateLimits
{
    /// <summary>Of one function key, on the routes that need one. Default 12,000: 200 a second.</summary>
    public int PerKey { get; set; } = 12_000;

    /// <summary>Of one client address for one sender of webhooks or postbacks: a stranger who uses a sender's name up does not stop the sender. Default 12,000.</summary>
    public int PerSource { get; set; } = 12_000;

    /// <summary>Of one client address on the routes that anybody may ask. Default 6,000: many visitors share the address of their network.</summary>
    public int PerAddress { get; set; } = 6_000;
}
