namespace KpiFunctions.Local.SampleBrand;

/// <summary>One registry entry: every field is text.</summary>
public sealed record SampleEntry(string Kind, string Id, IReadOnlyDictionary<string, string> Fields)
{
    public string? this[string field] => Fields.GetValueOrDefault(field);
}

/// <summary>Something that happened, once. Members that nobody states are null.</summary>
public sealed record SampleEvent
{
    /// <summary>click, conversion, refund or cost.</summary>
    public required string Type { get; init; }

    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Conversions: signup, lead or purchase.</summary>
    public string? Stage { get; init; }

    public string? Campaign { get; init; }

    public string? Influencer { get; init; }

    public string? Platform { get; init; }

    public string? Post { get; init; }

    public string? Link { get; init; }

    /// <summary>Campaign, influencer and platform are sent as UTM parameters.</summary>
    public bool ByUtm { get; init; }

    public string? Coupon { get; init; }

    /// <summary>The click whose validly signed id the event carries; null when it carries none, or a forged one.</summary>
    public SampleClick? Click { get; init; }

    /// <summary>A click id that nobody signed.</summary>
    public string? ForgedClickId { get; init; }

    public string? Order { get; init; }

    /// <summary>Integer minor units.</summary>
    public long? Minor { get; init; }

    public string? Currency { get; init; }

    public string? CostKind { get; init; }

    public string? Person { get; init; }

    public string? Country { get; init; }
}

/// <summary>What a signed click id is made from.</summary>
public sealed record SampleClick(string Link, DateTimeOffset At, string Person);

/// <summary>Lifetime counters of a post; one that the network does not supply is absent.</summary>
/// <param name="Account">The profile that the reading names.</param>
public sealed record PostReading(string Post, string Account, DateTimeOffset At, IReadOnlyDictionary<string, long> Counters);

public sealed record AccountReading(string Account, DateTimeOffset At, long Followers);
