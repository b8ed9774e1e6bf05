using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Comparisons;

/// <summary>A KPI of several members together, with how sure it is.</summary>
/// <param name="N">Of shares of events the events in the denominator; else the members that the value rests on.</param>
public sealed record GroupedKpi(KpiValue Value, Bounds? Interval, long N)
{
    /// <summary>What was divided by what, or the plain number itself; null where it is unknown.</summary>
    public long? Numerator { get; private init; }

    public long? Denominator { get; private init; }

    /// <summary>One event of the denominator either is one of the numerator or is not.</summary>
    private static readonly HashSet<string> Shares = new(StringComparer.Ordinal) { "signupRate", "leadRate", "purchaseRate", "conversionRate", "sessionEngagementRate" };

    /// <param name="members">Of one kind; each has the measures of the whole range.</param>
    /// <param name="gaugesAdd">Whether followers of several members are of different accounts.</param>
    /// <param name="rest">What belongs to no member that anybody knows; it is in the value, and where it has the base there is no interval by members.</param>
    public static GroupedKpi Of(KpiDefinition kpi, IReadOnlyList<MeasureValues> members, bool gaugesAdd, MeasureValues? rest = null)
    {
        var sum = new MeasureValues();
        foreach (var part in rest is null ? members : members.Append(rest)) sum.AddMembers(part);
        var known = members.Where(member => kpi.Numerator.Of(member) is not null && kpi.Denominator?.Of(member) is null or > 0).ToList();
        if (kpi.Numerator.IsDaily || (!gaugesAdd && members.Count > 1 && UsesGauge(kpi))) return new GroupedKpi(KpiValue.Null(NullReason.NotAdditive), null, known.Count);
        return Of(kpi, sum, known, rest) with { Numerator = kpi.Numerator.Of(sum), Denominator = kpi.Denominator?.Of(sum) };
    }

    private static GroupedKpi Of(KpiDefinition kpi, MeasureValues sum, IReadOnlyList<MeasureValues> known, MeasureValues? rest)
    {
        var value = kpi.Of(sum, Scope.Total);
        if (value.Value is null || kpi.Denominator is null) return new GroupedKpi(value, null, known.Count);
        if (Shares.Contains(kpi.Name) && Bounds.Wilson(kpi.Numerator.Of(sum)!.Value, kpi.Denominator.Of(sum)!.Value) is { } wilson)
            return new GroupedKpi(value, wilson, kpi.Denominator.Of(sum)!.Value);
        var pairs = known.Where(member => kpi.Denominator.Of(member) is not null)
            .Select(member => ((double)kpi.Numerator.Of(member)!.Value, (double)kpi.Denominator.Of(member)!.Value)).ToList();
        return new GroupedKpi(value, rest is not null && kpi.Denominator.Of(rest) is not (null or 0) ? null : Bounds.Clusters(pairs), pairs.Count);
    }

    private static bool UsesGauge(KpiDefinition kpi) =>
        kpi.Numerator.Terms.Concat(kpi.Denominator?.Terms ?? []).Any(term => term.Measure.Shape == MeasureShape.Closing);
}
