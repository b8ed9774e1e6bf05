using KpiFunctions.Core.Alerts;
using KpiFunctions.Storage.Kpis;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Alerts;

/// <summary>The rules of registry kind <c>alertRules</c> and the defaults.</summary>
internal sealed class RuleAlerts(AlertRegistry registry, IKpiTable kpis, IOptions<ReportingOptions> options) : IAlertSource
{
    public async Task<IReadOnlyList<Alert>> LookAsync(DateOnly lastDay, CancellationToken cancel)
    {
        var alerts = new List<Alert>();
        foreach (var rule in await registry.RulesAsync(cancel))
        {
            var needed = RuleCheck.Needed(rule, lastDay);
            var rows = await kpis.SeriesAsync(rule.Scope, needed.From, needed.To, cancel).ToDictionaryAsync(row => row.Day, row => row.Measures, cancellationToken: cancel);
            if (RuleCheck.Of(rule, lastDay, rows, new(options.Value.FirstDayOfWeek, options.Value.ReportingCurrency)) is { } alert) alerts.Add(alert);
        }
        return alerts;
    }
}
