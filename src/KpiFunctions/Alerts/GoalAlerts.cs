using KpiFunctions.Core.Alerts;
using KpiFunctions.Goals;

namespace KpiFunctions.Alerts;

/// <summary>Goals that are at risk or off track, once for each goal and status.</summary>
internal sealed class GoalAlerts(GoalQuery goals, GoalBook book) : IAlertSource
{
    private static readonly string[] Told = ["at-risk", "off-track", "missed"];

    public async Task<IReadOnlyList<Alert>> LookAsync(DateOnly lastDay, CancellationToken cancel)
    {
        var set = await book.ReadAsync(cancel);
        var alerts = new List<Alert>();
        foreach (var entry in set.Goals)
        {
            var goal = await goals.RunAsync(entry, set, lastDay, lastDay.AddDays(1), cancel);
            // What was over before anybody could be told is history.
            if (Told.Contains(goal.Status) && IsNews(goal, lastDay)) alerts.Add(AlertOf(goal, lastDay));
        }
        return alerts;
    }

    private static bool IsNews(GoalAnswer goal, DateOnly lastDay) => goal.Due is not null && IsoDay.Parse(goal.Due) >= lastDay.AddDays(-7);

    private static Alert AlertOf(GoalAnswer goal, DateOnly day) => new(
        AlertKind.GoalAtRisk, goal.Status == "at-risk" ? AlertSeverity.Warning : AlertSeverity.Alarm, $"{goal.Id}|{goal.Due}|{goal.Status}", day,
        $"Goal {goal.Name} is {goal.Status.Replace('-', ' ')}", $"It is due on {goal.Due}: GET /goals/{goal.Id} says what would bring it back.", new Dictionary<string, double>());
}
