using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Reading;

/// <summary>Rows of one scope, in day order, to one range: measures first, formulas after.</summary>
internal sealed class RangeSum
{
    private readonly SortedDictionary<string, long> apart = new(StringComparer.Ordinal);

    public MeasureValues Measures { get; } = new();

    public DateTimeOffset? AsOf { get; private set; }

    public IReadOnlyDictionary<string, long>? Apart => apart.Count > 0 ? apart : null;

    public static RangeSum Of(IEnumerable<KpiRow> rowsInDayOrder)
    {
        var sum = new RangeSum();
        foreach (var row in rowsInDayOrder) sum.Append(row);
        return sum;
    }

    public void Append(KpiRow row)
    {
        Measures.AppendDay(row.Measures);
        if (row.AsOf is { } asOf && (AsOf is null || asOf > AsOf)) AsOf = asOf;
        foreach (var (key, minor) in row.Apart) apart[key] = apart.GetValueOrDefault(key) + minor;
    }
}
