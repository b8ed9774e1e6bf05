using System.Globalization;

namespace KpiFunctions.Core.Kpis.Checks;

/// <summary>Members of a dimension, "unknown" among them, add up to the whole in every measure that counts a record for one member.</summary>
public static class WholeCheck
{
    public const string Rule = "parts-not-whole";

    public static IEnumerable<NumberFinding> Of(Dimension dimension, MeasureValues whole, IEnumerable<MeasureValues> members)
    {
        var sum = new MeasureValues();
        foreach (var member in members) sum.AddMembers(member);
        foreach (var measure in Measures.All.Where(measure => measure.IsOfOneMember && (sum[measure] ?? 0) != (whole[measure] ?? 0)))
            yield return new NumberFinding(
                Rule, measure.Name,
                string.Create(CultureInfo.InvariantCulture, $"The members of {dimension.WireName()} come to {sum[measure] ?? 0} and the whole to {whole[measure] ?? 0}: the day is to be rolled again."),
                new Dictionary<string, double>(StringComparer.Ordinal) { ["parts"] = sum[measure] ?? 0, ["whole"] = whole[measure] ?? 0 });
    }
}
