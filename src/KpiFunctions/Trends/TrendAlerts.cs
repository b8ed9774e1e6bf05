using KpiFunctions.Alerts;
using KpiFunctions.Core.Alerts;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Trends;

/// <summary>What was unusual on the last days, as news.</summary>
internal sealed class TrendAlerts(TrendRules rules) : IAlertSource
{
    // A day that was rolled late is still told.
    private const int Days = 3;

    public async Task<IReadOnlyList<Alert>> LookAsync(DateOnly lastDay, CancellationToken cancel)
    {
        var found = await rules.FindAsync(new Period(lastDay.AddDays(1 - Days), lastDay), cancel);
        return
        [
            .. found.Select(finding => new Alert(
                AlertKind.Anomaly, AlertSeverity.Warning, finding.Id, IsoDay.Parse(finding.From), finding.Title, finding.Scope.Length == 0 ? finding.Detail : $"{finding.Detail} ({finding.Scope})",
                finding.Numbers ?? new Dictionary<string, double>())),
        ];
    }
}
