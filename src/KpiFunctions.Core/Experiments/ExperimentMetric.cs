using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Experiments;

/// <summary>How an experiment's KPI becomes an estimate. A plain number is taken for each visitor, post or creator.</summary>
public sealed class ExperimentMetric(ExperimentUnit unit, KpiDefinition kpi)
{
    internal const double TuningOfVisitors = 5_000;
    internal const double TuningOfClusters = 60;

    private readonly MeasureSum? denominator = kpi.Denominator ?? (unit == ExperimentUnit.Visitor ? (MeasureSum)Measures.ClicksHuman : null);

    /// <summary>A share of visitors, each of whom converts or does not. Everything else is a mean or ratio over posts, creators or days.</summary>
    public bool IsShare => unit == ExperimentUnit.Visitor
        && denominator?.Terms is [(1, { } exposed)] && exposed == Measures.ClicksHuman
        && kpi.Numerator.Terms is [(1, { Shape: MeasureShape.Counted, Unit: MeasureUnit.Count } counted)] && counted != Measures.ClicksRaw && counted != Measures.ClicksHuman;

    public bool IsRatio => !IsShare && denominator is not null;

    public bool LowerIsBetter => kpi.Direction == KpiDirection.Down;

    /// <summary>Units at which the always-valid interval is tightest unless the experiment says otherwise.</summary>
    public double Tuning => IsShare ? TuningOfVisitors : TuningOfClusters;

    /// <summary>Gauges and unique people of a day do not add up over an experiment's days.</summary>
    public static bool CanBe(KpiDefinition kpi) =>
        !kpi.OnlyOfOnePost && kpi.Numerator.Terms.Concat(kpi.Denominator?.Terms ?? []).All(term => term.Measure.Shape is MeasureShape.Counted or MeasureShape.Read);

    public double? Numerator(MeasureValues values) => kpi.Numerator.Of(values);

    /// <summary>Null also where it is unknown.</summary>
    public double? Denominator(MeasureValues values) => denominator?.Of(values);
}
