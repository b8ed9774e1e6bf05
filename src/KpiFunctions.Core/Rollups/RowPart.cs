using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Rollups;

/// <summary>What one shard, or one stage, adds to a row.</summary>
public sealed class RowPart
{
    private static readonly SortedDictionary<string, long> None = [];

    // Nearly every row has none.
    private SortedDictionary<string, long>? apart;

    public MeasureValues Measures { get; init; } = new();

    public DateTimeOffset? AsOf { get; private set; }

    /// <summary>"GBP:revenueGross" to minor units of that currency, in ordinal order: amounts without an exchange rate.</summary>
    public IReadOnlyDictionary<string, long> Apart => apart ?? None;

    public void Saw(DateTimeOffset receivedAt)
    {
        if (AsOf is null || receivedAt > AsOf) AsOf = receivedAt;
    }

    public void SetApart(string currency, Measure measure, long minor) => SetApart($"{currency}:{measure.Name}", minor);

    public void Add(RowPart other)
    {
        Measures.AddMembers(other.Measures);
        if (other.AsOf is { } asOf) Saw(asOf);
        if (other.apart is null) return;
        foreach (var (key, minor) in other.apart) SetApart(key, minor);
    }

    internal void SetApart(string key, long minor)
    {
        apart ??= new SortedDictionary<string, long>(StringComparer.Ordinal);
        apart[key] = apart.GetValueOrDefault(key) + minor;
    }
}
