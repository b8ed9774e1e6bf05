using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Experiments;

/// <summary>What the rows say of one variant.</summary>
/// <param name="Units">Of visitors the days, else the members; those without any row are missing.</param>
/// <param name="Total">All units together.</param>
public sealed record VariantSample(Variant Variant, IReadOnlyList<MeasureValues> Units, MeasureValues Total)
{
    /// <param name="rows">The experiment's days, by member.</param>
    public static VariantSample Of(ExperimentUnit unit, Variant variant, IReadOnlyDictionary<string, IReadOnlyList<KpiRow>> rows)
    {
        var mine = variant.Members.Select(member => rows.GetValueOrDefault(member) ?? []).ToList();
        var groups = unit == ExperimentUnit.Visitor
            ? mine.SelectMany(member => member).GroupBy(row => row.Day).OrderBy(day => day.Key).Select(day => day.AsEnumerable())
            : mine.Where(member => member.Count > 0);
        var units = groups.Select(SumOf).ToList();
        var total = new MeasureValues();
        foreach (var each in units) total.AddMembers(each);
        return new(variant, units, total);
    }

    /// <summary>Human clicks, or the posts or creators of which anything is known.</summary>
    public long Exposures(ExperimentUnit unit) => unit == ExperimentUnit.Visitor ? Total.Of(Measures.ClicksHuman) ?? 0 : Units.Count;

    private static MeasureValues SumOf(IEnumerable<KpiRow> rows)
    {
        var sum = new MeasureValues();
        foreach (var row in rows) sum.AddMembers(row.Measures);
        return sum;
    }
}
