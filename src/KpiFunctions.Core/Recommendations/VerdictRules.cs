using System.Globalization;
using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Recommendations;

/// <summary>One rule as it is published: the first that holds decides.</summary>
public sealed record VerdictRule(string Id, string Text);

/// <summary>
/// From numbers to a verdict, by rules that anybody can read and check. They judge attributed return: what would have been bought anyway is not taken
/// off, which only an experiment can tell.
/// </summary>
public static class VerdictRules
{
    public const long FewestClicks = 200;
    public const long FewestOrders = 10;
    public const double FallingTrend = -0.2;
    public const double PoorMatch = 0.3;

    public static IReadOnlyList<VerdictRule> Published { get; } =
    [
        new("minimum-sample", $"Fewer than {FewestClicks} human clicks, fewer than {FewestOrders} orders while the return is not clearly negative, or fewer than {MemberReturn.FewestDays} days: not enough data."),
        new("no-cost", "No cost is recorded: without it there is no return to judge; not enough data."),
        new("certain-loss", "The whole 95 % interval of the return on investment lies below 0: stop."),
        new("certain-gain", "The whole interval lies above 0, an order costs no more than the programme's median, the trend is not below -20 %, and the audience match, where known, is at least 0.3: grow."),
        new("gain", "The whole interval lies above 0, or the return is above 0 and an order costs no more than the programme's median: keep."),
        new("undecided", "The interval includes 0, and the return is not above 0 or an order costs more than the programme's median: the numbers allow a loss as well as a gain, so give it another period, or another post, before you decide: test again."),
    ];

    /// <param name="medianCostPerOrder">Of the members that have one, minor units; null when none has.</param>
    /// <param name="currency">The reporting currency.</param>
    public static Recommendation Of(MemberReturn member, double? medianCostPerOrder, string currency)
    {
        if (member.Cost <= 0) return new(Verdict.NotEnoughData, "no-cost", "Record what it cost (a record of type cost).");
        var isLoss = member.RoiHigh < 0;
        if (member.Margin is null || member.Clicks < FewestClicks || (member.Orders < FewestOrders && !isLoss)) return new(Verdict.NotEnoughData, "minimum-sample", Lacking(member));
        if (isLoss) return new(Verdict.Stop, "certain-loss", $"Net revenue of {MoneyText.Write(member.Cost + (long)member.Margin.Value, currency)} or more, or a lower price.");
        var isCheap = medianCostPerOrder is null || member.CostPerOrder <= medianCostPerOrder;
        if (member.RoiLow > 0 && isCheap && !(member.Trend < FallingTrend) && !(member.AudienceMatch < PoorMatch)) return new(Verdict.Grow, "certain-gain", "A trend below -20 %, or an order that costs more than the median.");
        if (member.RoiLow > 0 || (member.Roi > 0 && isCheap)) return new(Verdict.Keep, "gain", Held(member, isCheap));
        return new(Verdict.TestAgain, "undecided", "More days or orders: the interval of the return includes 0.");
    }

    private static string Lacking(MemberReturn member)
    {
        var lacking = new List<string>();
        if (member.Clicks < FewestClicks) lacking.Add(Text($"{FewestClicks - member.Clicks} more human clicks"));
        if (member.Orders < FewestOrders) lacking.Add(Text($"{FewestOrders - member.Orders} more orders"));
        if (member.Margin is null) lacking.Add(Text($"a range of at least {MemberReturn.FewestDays} days"));
        return string.Join(", ", lacking) + ".";
    }

    private static string Held(MemberReturn member, bool isCheap)
    {
        if (!(member.RoiLow > 0)) return "A return whose whole interval lies above 0 would be a reason to grow.";
        if (!isCheap) return "An order that costs no more than the programme's median would be a reason to grow.";
        return member.Trend < FallingTrend ? "A trend that is not falling would be a reason to grow." : "A better audience match would be a reason to grow.";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
