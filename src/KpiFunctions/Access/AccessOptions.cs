namespace KpiFunctions.Access;

/// <summary>Settings of who may call how often, and of keys that only read.</summary>
internal sealed class AccessOptions
{
    /// <summary>Keys that the host admits and that may only read, by any name.</summary>
    public Dictionary<string, string> ReadOnlyKeys { get; set; } = new(StringComparer.Ordinal);

    public RateLimits RateLimits { get; set; } = new();
}

/// <summary>Requests a minute that one instance answers; 0 is without a limit. A minute's worth may come at once.</summary>
internal sealed class RateLimits
{
    /// <summary>Of one function key, on the routes that need one.</summary>
    public int PerKey { get; set; }

    /// <summary>Of one client address for one sender of webhooks or postbacks: a stranger who uses a sender's name up does not stop the sender.</summary>
    public int PerSource { get; set; }

    /// <summary>Of one client address on the routes that anybody may ask.</summary>
    public int PerAddress { get; set; }
}
