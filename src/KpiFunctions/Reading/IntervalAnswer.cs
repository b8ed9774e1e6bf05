using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Reading;

/// <param name="Level">0.95: of a hundred such intervals 95 hold the true value.</param>
internal sealed record IntervalAnswer(double Low, double High, double Level, string Method)
{
    public static IntervalAnswer? Of(KpiInterval? interval) => interval is var (low, high, _, method) ? new IntervalAnswer(low, high, Wilson.Level, method) : null;

    public static IntervalAnswer? Of(Wilson? interval) => interval is var (low, high, _) ? new IntervalAnswer(low, high, Wilson.Level, Wilson.Method) : null;

    public static IntervalAnswer? Of(Bounds? bounds) => bounds is null ? null : new IntervalAnswer(bounds.Low, bounds.High, Bounds.Level, bounds.Method);
}
