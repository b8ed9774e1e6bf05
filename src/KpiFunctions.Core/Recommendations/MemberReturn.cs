using KpiFunctions.Core.Kpis;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace KpiFunctions.Core.Recommendations;

/// <summary>What a member cost and brought in a range. Money in minor units of the reporting currency.</summary>
/// <param name="NetRevenue">Net of refunds, as attributed: credit, not cause.</param>
/// <param name="Margin">How far the net revenue may be off by chance, at 95 %, from how much its days differ; null for fewer than <see cref="FewestDays"/> days.</param>
/// <param name="Trend">Net revenue a day of the second half against the first, less 1; null when the first half brought nothing.</param>
/// <param name="AudienceMatch">0 to 1; null when it is not known.</param>
public sealed record MemberReturn(long Clicks, long Orders, long Cost, long NetRevenue, double? Margin, double? Trend, double? AudienceMatch = null)
{
    public const int FewestDays = 14;

    public double? Roi => Cost > 0 ? (double)(NetRevenue - Cost) / Cost : null;

    public double? RoiLow => Roi is { } roi && Margin is { } margin ? roi - (margin / Cost) : null;

    public double? RoiHigh => Roi is { } roi && Margin is { } margin ? roi + (margin / Cost) : null;

    public double? CostPerOrder => Orders > 0 && Cost > 0 ? (double)Cost / Orders : null;

    /// <param name="days">Every day of the range in order; a day without a row is an empty one.</param>
    public static MemberReturn Of(IReadOnlyList<MeasureValues> days, double? audienceMatch = null)
    {
        var net = days.Select(day => (double)(day.Of(Measures.RevenueGross)!.Value - day.Of(Measures.RefundedAmount)!.Value)).ToList();
        return new MemberReturn(
            days.Sum(day => day.Of(Measures.ClicksHuman)!.Value), days.Sum(day => day.Of(Measures.Orders)!.Value), days.Sum(day => day.Of(Measures.Cost)!.Value),
            (long)net.Sum(), MarginOf(net), TrendOf(net), audienceMatch);
    }

    // Of a sum of n days that differ by s: t · s · root of n.
    private static double? MarginOf(List<double> net) =>
        net.Count < FewestDays ? null : StudentT.InvCDF(0, 1, net.Count - 1, 0.975) * net.StandardDeviation() * Math.Sqrt(net.Count);

    private static double? TrendOf(List<double> net)
    {
        var half = net.Count / 2;
        if (half == 0) return null;
        var (before, after) = (net.Take(half).Average(), net.Skip(net.Count - half).Average());
        return before > 0 ? (after / before) - 1 : null;
    }
}
