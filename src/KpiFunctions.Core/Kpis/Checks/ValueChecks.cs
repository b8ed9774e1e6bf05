using System.Globalization;

namespace KpiFunctions.Core.Kpis.Checks;

/// <summary>What the measures of one scope say against each other.</summary>
public static class ValueChecks
{
    public const string ShareAboveWhole = "share-above-whole";
    public const string StageAbovePrevious = "stage-above-previous";

    private static readonly Measure[] Stages = [Measures.ClicksHuman, Measures.Signups, Measures.Leads, Measures.Orders];

    public static IEnumerable<NumberFinding> Of(MeasureValues values) => Shares(values).Concat(Ordering(values));

    // A stage rate above 100 % is the ordering of its stages, said once there.
    private static IEnumerable<NumberFinding> Shares(MeasureValues values)
    {
        foreach (var kpi in KpiCatalog.All.Where(kpi => kpi.IsProportion && !IsOfStages(kpi)))
            if (kpi.Numerator.Of(values) is { } part && kpi.Denominator!.Of(values) is { } whole && part > whole)
                yield return new NumberFinding(
                    ShareAboveWhole, kpi.Name, Text($"{kpi.Title} is above 100 %: {part} of {whole}. The {kpi.Base} of some posts are missing, or came late."), Numbers(part, whole));
    }

    private static IEnumerable<NumberFinding> Ordering(MeasureValues values)
    {
        foreach (var (before, after) in Stages.Zip(Stages.Skip(1)))
            if (values.Of(before) is { } earlier && values.Of(after) is { } later && later > earlier)
                yield return new NumberFinding(
                    StageAbovePrevious, after.Name, Text($"{later} {after.Name} follow {earlier} {before.Name}: people skip the stage, or it is not tracked everywhere."), Numbers(later, earlier));
    }

    private static bool IsOfStages(KpiDefinition kpi) =>
        Stages.Contains(kpi.Numerator.Terms[0].Measure) && Stages.Contains(kpi.Denominator!.Terms[0].Measure);

    private static Dictionary<string, double> Numbers(long value, long limit) => new(StringComparer.Ordinal) { ["value"] = value, ["limit"] = limit };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
