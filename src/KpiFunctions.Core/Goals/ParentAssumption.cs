using KpiFunctions.Core.Experiments;
using MathNet.Numerics.Distributions;

namespace KpiFunctions.Core.Goals;

/// <summary>Wire names: holds, no-longer-holds, no-data.</summary>
public enum AssumptionState
{
    Holds,
    NoLongerHolds,
    NoData,
}

/// <summary>What a child goal assumes it brings its parent, and what the days since its start say of that.</summary>
/// <param name="Assumed">Of the parent's KPI for one of the child's.</param>
/// <param name="Actual">The ratio of the sums; its 95 % interval has days as units.</param>
/// <param name="Needed">What the child must reach for the parent's target, as assumed.</param>
/// <param name="NeededNow">The same by the actual ratio.</param>
/// <param name="IsEnough">Whether the child's target is as much as is needed now.</param>
public sealed record ParentAssumption(
    string Parent, double Assumed, double? Actual, double? Low, double? High, AssumptionState State, double Needed, double? NeededNow, bool? IsEnough)
{
    private const int LeastDays = 14;

    /// <param name="parent">The parent's rows, over the child's days too.</param>
    /// <returns>Null where the child assumes nothing.</returns>
    public static ParentAssumption? Of(GoalHistory child, GoalHistory parent)
    {
        if (child.Goal.AssumedConversion is not { } assumed) return null;
        var needed = parent.Goal.Target / assumed;
        var days = Days(child, parent);
        var unknown = new ParentAssumption(parent.Goal.Id, assumed, null, null, null, AssumptionState.NoData, needed, null, null);
        if (days.Count < LeastDays || days.Sum(day => day.Child) <= 0) return unknown;
        var ratio = Estimate.OfRatio([.. days.Select(day => (day.Parent, day.Child))]);
        var width = StudentT.InvCDF(0, 1, ratio.Units - 1, 0.975) * Math.Sqrt(ratio.Variance);
        double? neededNow = ratio.Mean > 0 ? parent.Goal.Target / ratio.Mean : null;
        return unknown with
        {
            Actual = ratio.Mean,
            Low = ratio.Mean - width,
            High = ratio.Mean + width,
            // More than was assumed does no harm.
            State = ratio.Mean + width >= assumed ? AssumptionState.Holds : AssumptionState.NoLongerHolds,
            NeededNow = neededNow,
            IsEnough = neededNow is { } now ? child.Goal.Target >= now : null,
        };
    }

    private static List<(double Parent, double Child)> Days(GoalHistory child, GoalHistory parent)
    {
        if (child.Goal.Shape != GoalShape.Sum || parent.Goal.Shape != GoalShape.Sum) return [];
        var (mine, theirs) = (ByDay(child), ByDay(parent));
        return [.. mine.Where(day => day.Key >= child.Goal.Period.From && theirs.ContainsKey(day.Key)).OrderBy(day => day.Key).Select(day => (theirs[day.Key], day.Value))];
    }

    private static Dictionary<DateOnly, double> ByDay(GoalHistory history)
    {
        var daily = history.Daily();
        return daily.Select((day, i) => (Day: history.Until.AddDays(i - daily.Count + 1), day.Numerator)).ToDictionary(day => day.Day, day => day.Numerator);
    }
}
