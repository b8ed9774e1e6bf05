using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Goals;

/// <summary>Where a goal will stand: what there is, and the days that are left as the best method forecasts them.</summary>
internal sealed class GoalProjection(GoalHistory history, double actual)
{
    /// <summary>New dates are looked for this many days after the goal is due.</summary>
    private const int MostDaysLate = 730;

    private readonly Goal goal = history.Goal;
    private readonly IReadOnlyList<(double Numerator, double Denominator)> daily = history.Daily();

    private int DaysLeft => goal.Period.To.DayNumber - history.Until.DayNumber;

    private int DaysPassed => history.Until.DayNumber - goal.Period.From.DayNumber + 1;

    /// <returns>Null where nothing can be said: the goal has not begun.</returns>
    public Projection? Make()
    {
        if (DaysPassed <= 0) return null;
        if (DaysLeft == 0) return new(actual, actual, actual, Projection.Pace, []);
        var series = Series();
        if (goal.Shape == GoalShape.RateOfLevel || BackTest.Of(series) is not { } tested) return new(AtPace(), null, null, Projection.Pace, []);
        var (value, width) = (BackTest.Forecast(tested.Best.Name, series, DaysLeft).Sum(), Projection.HalfWidth(tested, DaysLeft));
        var scale = goal.Shape == GoalShape.Rate ? 1 / DenominatorAtTheEnd() : 1;
        var end = actual + value * scale;
        return new(Bounded(end), Bounded(end - width * scale), Bounded(end + width * scale), tested.Best.Name, tested.Methods);
    }

    /// <summary>The day on which the target is reached if the days go on as forecast; null: not within two years.</summary>
    public DateOnly? ReachedOn()
    {
        var series = Series();
        if (goal.Shape is GoalShape.Rate or GoalShape.RateOfLevel || goal.LowerIsBetter || BackTest.Of(series) is not { } tested) return null;
        var stands = actual;
        var ahead = BackTest.Forecast(tested.Best.Name, series, DaysLeft + MostDaysLate);
        for (var h = 0; h < ahead.Length; h++)
            if ((stands += ahead[h]) >= goal.Target)
                return history.Until.AddDays(h + 1);
        return null;
    }

    /// <summary>What each remaining day must bring, or the rate over what is left, for the target to be met.</summary>
    public double? RequiredRate()
    {
        if (DaysLeft == 0) return null;
        if (goal.Shape is GoalShape.Sum or GoalShape.Level) return (goal.Target - actual) / DaysLeft;
        if (goal.Shape == GoalShape.RateOfLevel) return null;
        var (sofar, end) = (Passed().Sum(day => day.Denominator), DenominatorAtTheEnd());
        return end > sofar ? (goal.Target * end - actual * sofar) / (end - sofar) : null;
    }

    // Baseline + (actual - baseline) / elapsed; sums begin at 0.
    private double AtPace()
    {
        var elapsed = DaysPassed / (double)goal.Period.Days;
        var from = goal.Shape is GoalShape.Level ? goal.Baseline : 0;
        return goal.Shape == GoalShape.Rate ? actual : from + (actual - from) / elapsed;
    }

    // Of a rate: what each day's numerator was above the rate so far. Its sum over what is left, over the whole denominator, is how the rate will move.
    private double[] Series() => goal.Shape == GoalShape.Rate
        ? [.. daily.Select(day => day.Numerator - actual * day.Denominator)]
        : [.. daily.Select(day => day.Numerator)];

    private double DenominatorAtTheEnd()
    {
        double[] denominators = [.. daily.Select(day => day.Denominator)];
        return Passed().Sum(day => day.Denominator) + Forecasts.SeasonalNaive(denominators, DaysLeft).Sum();
    }

    private IEnumerable<(double Numerator, double Denominator)> Passed() => daily.TakeLast(DaysPassed);

    // Counts that only grow do not fall below what they are.
    private double Bounded(double value) =>
        goal.Shape == GoalShape.Sum && goal.Kpi.Numerator.Terms.All(term => term is { Sign: 1, Measure.Shape: MeasureShape.Counted }) ? Math.Max(actual, value) : value;
}
