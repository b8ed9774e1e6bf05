using System.Globalization;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Alerts;

/// <summary>Whether a rule holds on the rows of its scope. A day without a value is no evidence: then it does not hold.</summary>
public static class RuleCheck
{
    /// <summary>The days that must be read: those of the rule, and for a change as many before.</summary>
    public static Period Needed(AlertRule rule, DateOnly lastDay) =>
        new(lastDay.AddDays(1 - (IsChange(rule) ? 2 * rule.Days : rule.Days)), lastDay);

    /// <param name="lastDay">The last whole day.</param>
    /// <param name="days">The measures of <see cref="Needed"/>'s days; absent where nothing was recorded.</param>
    /// <param name="basis">In which weeks and which currency it is told.</param>
    /// <returns>Null while it does not hold.</returns>
    public static Alert? Of(AlertRule rule, DateOnly lastDay, IReadOnlyDictionary<DateOnly, MeasureValues> days, AlertBasis basis) =>
        IsChange(rule) ? OfChange(rule, lastDay, days, basis) : OfLevel(rule, lastDay, days, basis);

    private static bool IsChange(AlertRule rule) => rule.When is AlertCondition.Falls or AlertCondition.Rises;

    private static Alert? OfLevel(AlertRule rule, DateOnly lastDay, IReadOnlyDictionary<DateOnly, MeasureValues> days, AlertBasis basis)
    {
        double? last = null;
        foreach (var day in Days(lastDay, rule.Days))
        {
            if (!days.TryGetValue(day, out var measures) || ValueOf(rule, [measures]) is not { } value) return null;
            if (rule.When == AlertCondition.Below ? value >= rule.Value : value <= rule.Value) return null;
            last = value;
        }
        string Text(double number) => KpiText.Of(rule.Kpi.Unit, number, basis.Currency);
        var detail = string.Create(CultureInfo.InvariantCulture, $"{rule.Kpi.Title} was {rule.Condition} {Text(rule.Value)} on each of the last {rule.Days} days, {Text(last!.Value)} on {lastDay:yyyy-MM-dd}.");
        return AlertOf(rule, lastDay, basis.WeekStart, detail, new() { ["value"] = last.Value, ["limit"] = rule.Value, ["days"] = rule.Days });
    }

    private static Alert? OfChange(AlertRule rule, DateOnly lastDay, IReadOnlyDictionary<DateOnly, MeasureValues> days, AlertBasis basis)
    {
        var now = ValueOf(rule, Known(days, lastDay, rule.Days));
        var before = ValueOf(rule, Known(days, lastDay.AddDays(-rule.Days), rule.Days));
        if (now is not { } value || before is not { } former || former <= 0) return null;
        var change = (value - former) / former;
        if (rule.When == AlertCondition.Falls ? change > -rule.Value : change < rule.Value) return null;
        string Text(double number) => KpiText.Of(rule.Kpi.Unit, number, basis.Currency);
        var detail = string.Create(CultureInfo.InvariantCulture, $"{rule.Kpi.Title} of the last {rule.Days} days is {Text(value)}, {change:+0.#%;-0.#%} against {Text(former)} in the {rule.Days} days before.");
        return AlertOf(rule, lastDay, basis.WeekStart, detail, new() { ["value"] = value, ["before"] = former, ["change"] = change, ["days"] = rule.Days });
    }

    private static Alert AlertOf(AlertRule rule, DateOnly day, DayOfWeek weekStart, string detail, Dictionary<string, double> numbers) =>
        new(AlertKind.Rule, AlertSeverity.Warning, $"{rule.Id}|{Alert.WeekOf(day, weekStart)}", day, rule.Name, rule.Scope == Scope.Total ? detail : $"{detail} ({rule.Scope})", numbers);

    private static IEnumerable<DateOnly> Days(DateOnly last, int count) => Enumerable.Range(0, count).Select(back => last.AddDays(back + 1 - count));

    // Half of the days at least: a week of which one day is known is no week.
    private static List<MeasureValues> Known(IReadOnlyDictionary<DateOnly, MeasureValues> days, DateOnly last, int count)
    {
        var known = Days(last, count).Where(days.ContainsKey).Select(day => days[day]).ToList();
        return known.Count * 2 >= count ? known : [];
    }

    private static double? ValueOf(AlertRule rule, IReadOnlyCollection<MeasureValues> days)
    {
        if (days.Count == 0) return null;
        var sum = new MeasureValues();
        foreach (var day in days) sum.AppendDay(day);
        return rule.Kpi.Of(sum, rule.Scope).Value;
    }
}

/// <param name="WeekStart">What goes on is told once in each week.</param>
/// <param name="Currency">The reporting currency, that amounts are written in.</param>
public sealed record AlertBasis(DayOfWeek WeekStart, string Currency);
