using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Goals;

/// <summary>The rows of a goal's scope, from some months before its start until the last day that counts.</summary>
public sealed class GoalHistory
{
    /// <summary>Days before the start that are looked at, for what was reached before and for forecasts.</summary>
    public const int DaysBefore = 182;

    private readonly IReadOnlyList<KpiRow> rows;

    /// <param name="rows">In day order.</param>
    /// <param name="until">The last day that is rolled up, not after the goal is due.</param>
    public GoalHistory(Goal goal, IReadOnlyList<KpiRow> rows, DateOnly until)
    {
        (Goal, Until) = (goal, until);
        this.rows = [.. rows.Where(row => row.Day <= until)];
    }

    public Goal Goal { get; }

    public DateOnly Until { get; }

    public bool IsEmpty => rows.Count == 0;

    /// <summary>Days from the first row on.</summary>
    public int Days => IsEmpty ? 0 : Until.DayNumber - rows[0].Day.DayNumber + 1;

    /// <summary>The KPI's value over the range; a gauge may be known from before.</summary>
    public KpiValue Value(DateOnly from, DateOnly to)
    {
        var first = Goal.Shape == GoalShape.Level ? DateOnly.MinValue : from;
        return Goal.Kpi.Of(Sum(rows.Where(row => row.Day >= first && row.Day <= to)), Goal.Scope);
    }

    /// <summary>What the KPI's numerator and denominator came to on each day; a gauge's numerator is its change. Days without a row are 0.</summary>
    /// <returns>Empty where the first day is not known.</returns>
    public IReadOnlyList<(double Numerator, double Denominator)> Daily()
    {
        if (IsEmpty) return [];
        var byDay = rows.ToDictionary(row => row.Day);
        var daily = new List<(double, double)>(Days);
        double? level = null;
        for (var day = rows[0].Day; day <= Until; day = day.AddDays(1))
        {
            var values = byDay.GetValueOrDefault(day)?.Measures;
            var (numerator, denominator) = (values is null ? null : Goal.Kpi.Numerator.Of(values), values is null ? null : Goal.Kpi.Denominator?.Of(values));
            if (Goal.Shape != GoalShape.Level) daily.Add((numerator ?? 0, denominator ?? 0));
            else if (numerator is { } stands)
            {
                if (level is { } before) daily.Add((stands - before, 0));
                level = stands;
            }
            else if (level is not null) daily.Add((0, 0));
        }
        return daily;
    }

    /// <summary>The best mean day of any stretch before the start that is as long as the goal, or four weeks if that is shorter; null without such a stretch.</summary>
    public double? BestBefore()
    {
        var length = Math.Min(28, Goal.Period.Days);
        var daily = Daily();
        var since = Math.Max(0, Until.DayNumber - Goal.Period.From.DayNumber + 1);
        var before = daily.Take(Math.Max(0, daily.Count - since)).ToList();
        if (before.Count < length) return null;
        var stretches = Enumerable.Range(0, before.Count - length + 1).Select(first => MeanOf(before.GetRange(first, length))).OfType<double>().ToList();
        return stretches.Count == 0 ? null : Goal.LowerIsBetter ? stretches.Min() : stretches.Max();
    }

    private double? MeanOf(List<(double Numerator, double Denominator)> days)
    {
        var (numerator, denominator) = (days.Sum(day => day.Numerator), days.Sum(day => day.Denominator));
        if (Goal.Kpi.Denominator is null) return numerator / days.Count;
        return denominator > 0 ? numerator / denominator : null;
    }

    private static MeasureValues Sum(IEnumerable<KpiRow> rows)
    {
        var sum = new MeasureValues();
        foreach (var row in rows) sum.AppendDay(row.Measures);
        return sum;
    }
}
