namespace KpiFunctions.Tests.SampleBrand;

/// <summary>What one (scope, day) should hold: measures that were recorded, and amounts without an exchange rate.</summary>
internal sealed class NaiveRow
{
    public SortedDictionary<string, long> Measures { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, long> Apart { get; } = new(StringComparer.Ordinal);

    public void Add(string measure, long amount) => Measures[measure] = Measures.GetValueOrDefault(measure) + amount;

    public void AddApart(string key, long minor) => Apart[key] = Apart.GetValueOrDefault(key) + minor;
}

/// <summary>A KPI's value, or the reason why there is none.</summary>
internal readonly record struct NaiveValue(double? Value, string? Reason)
{
    public static NaiveValue Null(string reason) => new(null, reason);

    public override string ToString() => Value?.ToString("R", System.Globalization.CultureInfo.InvariantCulture) ?? Reason!;
}
