namespace KpiFunctions.Core.Imports;

/// <summary>What the uploader says of a file besides its content: by folder, by blob metadata, or by a mapping that was saved earlier.</summary>
public sealed record FileHints
{
    public static readonly FileHints None = new();

    /// <summary>The only dialect or saved mapping that the file may be; null: found by content.</summary>
    public string? Dialect { get; init; }

    /// <summary>Of a preview: the template that a mapping of an unknown file is proposed from; null: the one that fits best.</summary>
    public string? Template { get; init; }

    public DateOrder? Dates { get; init; }

    public DecimalSign? Decimal { get; init; }

    /// <summary>Of times and days without a zone, where the dialect does not know its own.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whose figures the file has, for exports that do not say: a handle, or "platform:handle".</summary>
    public string? Account { get; init; }

    /// <summary>ISO 4217, of amounts without a currency column.</summary>
    public string? Currency { get; init; }

    /// <summary>Of whom the mentions in the file speak: an id of registry kind <c>brands</c>.</summary>
    public string? Brand { get; init; }

    /// <summary>True: totals of a chosen period are lifetime totals, because the period was the whole life.</summary>
    public bool IsLifetime { get; init; }

    public IReadOnlyList<SavedMapping> Mappings { get; init; } = [];
}
