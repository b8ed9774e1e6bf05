using KpiFunctions.Core.Alerts;
using KpiFunctions.Storage.Alerts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Alerts;

/// <summary>Asks every source for news and puts what is new into the feed, with a delivery for each target that wants it.</summary>
internal sealed class AlertDesk(
    IEnumerable<IAlertSource> sources, AlertRegistry registry, IAlertTable table, IOptions<ReportingOptions> reporting, TimeProvider clock, ILogger<AlertDesk> log)
{
    // A transaction takes a hundred rows.
    private const int MostTargets = 90;

    public async Task RaiseAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var lastDay = reporting.Value.Zone.DayOf(now).AddDays(-1);
        var targets = (await registry.TargetsAsync(cancel)).Where(target => target.IsEnabled).Take(MostTargets).ToList();
        foreach (var source in sources)
            foreach (var alert in await LookAsync(source, lastDay, cancel))
                await TellAsync(alert, targets, now, cancel);
    }

    // One source that fails must not silence the others; it is asked again in five minutes.
    private async Task<IReadOnlyList<Alert>> LookAsync(IAlertSource source, DateOnly lastDay, CancellationToken cancel)
    {
        try
        {
            return await source.LookAsync(lastDay, cancel);
        }
        catch (Exception fault) when (StorageFaults.Is(fault, cancel))
        {
            Log.AlertSourceFailed(log, source.GetType().Name, fault);
            return [];
        }
    }

    private Task TellAsync(Alert alert, IEnumerable<AlertTarget> targets, DateTimeOffset now, CancellationToken cancel)
    {
        var kind = Alert.WireName(alert.Kind);
        var told = new ToldAlert(alert.Id, kind, alert.Severity.ToString().ToLowerInvariant(), now, IsoDay.Text(alert.Day), alert.Title, alert.Detail, alert.Numbers);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(reporting.Value.ReportingZone);
        return table.TellAsync(told, [.. targets.Where(target => target.Wants(kind)).Select(target => new DueDelivery(target.Id, told, 0, target.Quiet?.NextOpen(now, zone) ?? now))], cancel);
    }
}
