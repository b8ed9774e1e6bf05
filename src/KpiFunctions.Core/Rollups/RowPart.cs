using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Rollups;

/// <summary>What one shard, or one stage, adds to a row.</summary>
public sealed class RowPart
{
    public MeasureValues Measures { get; init; } = new();

    public DateTimeOffset? AsOf { get; private set; }

    /// <summary>"GBP:revenueGross" to minor units of that currency: amounts without an exchange rate.</summary>
    public SortedDictionary<string, long> Apart { get; init; } = new(StringComparer.Ordinal);

    public void Saw(DateTimeOffset receivedAt)
    {
        if (AsOf is null || receivedAt > AsOf) AsOf = receivedAt;
    }

    public void SetApart(string currency, Measure measure, long minor)
    {
        var key = $"{currency}:{measure.Name}";
        Apart[key] = Apart.GetValueOrDefault(key) + minor;
    }

    public void Add(RowPart other)
    {
        Measures.AddMembers(other.Measures);
        if (other.AsOf is { } asOf) Saw(asOf);
        foreach (var (key, minor) in other.Apart) Apart[key] = Apart.GetValueOrDefault(key) + minor;
    }
}
