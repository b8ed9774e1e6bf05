using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Experiments;

/// <summary>A variant's estimate of the metric, or why there is none yet. Below these bounds the intervals do not hold what they say.</summary>
internal static class VariantEstimate
{
    /// <summary>Conversions, and visitors without one.</summary>
    private const long LeastOfShare = 5;

    /// <summary>Posts, creators or days for intervals that lean on the normal distribution; Welch's t is content with fewer.</summary>
    private const int LeastUnits = 30;
    private const int LeastUnitsOfFixed = 5;

    public static VariantResult Of(Experiment experiment, VariantSample sample)
    {
        var metric = new ExperimentMetric(experiment.Unit, experiment.Metric);
        var (estimate, reason) = metric.IsShare ? OfShare(metric, sample) : OfUnits(metric, sample);
        var numerator = experiment.Metric.Numerator;
        var counts = numerator.Terms.All(term => term.Measure.Unit == MeasureUnit.Count);
        var revenue = sample.Total.Of(Measures.RevenueGross)! - sample.Total.Of(Measures.RefundedAmount)!;
        return new(
            sample.Variant, sample.Exposures(experiment.Unit), counts ? numerator.Of(sample.Total) : sample.Total.Of(Measures.Orders),
            revenue.Value, estimate, reason);
    }

    /// <summary>Why a method cannot use the estimate; null when it can.</summary>
    public static string? TooFew(ExperimentMethod method, bool isShare, Estimate estimate)
    {
        if (isShare)
        {
            var successes = estimate.Mean * estimate.Units;
            return Math.Min(successes, estimate.Units - successes) < LeastOfShare - 0.5 ? "too-few-conversions" : null;
        }
        return estimate.Units < (method == ExperimentMethod.Fixed ? LeastUnitsOfFixed : LeastUnits) ? "too-few-units" : null;
    }

    private static (Estimate?, string?) OfShare(ExperimentMetric metric, VariantSample sample)
    {
        var visitors = (long)metric.Denominator(sample.Total)!.Value;
        var conversions = (long)metric.Numerator(sample.Total)!.Value;
        if (visitors == 0) return (null, "no-exposures");
        // Then visitors convert several times, or by another way than their link.
        return conversions > visitors ? (null, "more-conversions-than-visitors") : (Estimate.OfShare(conversions, visitors), null);
    }

    private static (Estimate?, string?) OfUnits(ExperimentMetric metric, VariantSample sample)
    {
        var units = sample.Units
            .Select(unit => (Numerator: metric.Numerator(unit), Denominator: metric.IsRatio ? metric.Denominator(unit) : 1))
            .Where(unit => unit is { Numerator: not null, Denominator: not null })
            .Select(unit => (unit.Numerator!.Value, unit.Denominator!.Value))
            .ToList();
        if (units.Count < 2) return (null, units.Count == 0 ? "no-data" : "too-few-units");
        return units.Sum(unit => unit.Item2) > 0 ? (Estimate.OfRatio(units), null) : (null, "denominator-zero");
    }
}
