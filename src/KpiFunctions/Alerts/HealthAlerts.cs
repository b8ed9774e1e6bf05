using KpiFunctions.Core.Alerts;
using KpiFunctions.Reading;

namespace KpiFunctions.Alerts;

/// <summary>Rollups that are late, as GET /health tells.</summary>
internal sealed class HealthAlerts(IHealth health, TimeProvider clock) : IAlertSource
{
    public async Task<IReadOnlyList<Alert>> LookAsync(DateOnly lastDay, CancellationToken cancel)
    {
        var answer = await health.CheckAsync(cancel);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return
        [
            .. answer.Checks.Where(check => check is { Name: "rollups", Status: "unhealthy" })
                .Select(check => new Alert(AlertKind.RollupLate, AlertSeverity.Alarm, IsoDay.Text(today), today, "Rollups are late", check.Detail, new Dictionary<string, double>())),
        ];
    }
}
