namespace KpiFunctions.Local.SampleBrand;

/// <summary>Something that somebody said, once. Members that nobody states are null.</summary>
public sealed record SampleRemark
{
    /// <summary>comment, mention, message or reply.</summary>
    public required string Type { get; init; }

    public required string Id { get; init; }

    public string? Parent { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Platform { get; init; }

    public string? Account { get; init; }

    public string? Post { get; init; }

    public string? Brand { get; init; }

    /// <summary>The product that it is about, as the inbox tool tags it.</summary>
    public string? Product { get; init; }

    public string? Topic { get; init; }

    public string? Language { get; init; }

    public string? Text { get; init; }

    /// <summary>The score of the tool that found it.</summary>
    public string? Given { get; init; }

    public string? Author { get; init; }

    /// <summary>The brand wrote it: its author is the account that it stands on, or the tool says so.</summary>
    public bool FromBrand { get; init; }

    /// <summary>What it should count as: positive, neutral, negative, unscored or spam.</summary>
    public string Means { get; init; } = "";

    public long? Reach { get; init; }

    public long? Engagements { get; init; }
}
