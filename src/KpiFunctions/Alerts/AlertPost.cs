using KpiFunctions.Core.Alerts;
using KpiFunctions.Storage.Alerts;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Alerts;

/// <summary>
/// Sends what is due. A try is written down before it is made, so that a crash in the middle costs a repetition and never an alert; receivers tell a
/// repetition by its <c>webhook-id</c>.
/// </summary>
internal sealed class AlertPost(AlertRegistry registry, IAlertTable table, AlertSender sender, IOptions<ReportingOptions> reporting, TimeProvider clock)
{
    public async Task SendDueAsync(CancellationToken cancel)
    {
        var targets = (await registry.TargetsAsync(cancel)).ToDictionary(target => target.Id, StringComparer.Ordinal);
        var health = (await table.TargetsAsync(cancel)).ToDictionary(target => target.Target, StringComparer.Ordinal);
        await foreach (var due in table.DueAsync(clock.GetUtcNow(), cancel))
        {
            if (!targets.TryGetValue(due.Target, out var target) || !target.IsEnabled) await table.DropAsync(due, cancel);
            else health[target.Id] = await SendAsync(target, due, Known(health, target), cancel);
        }
    }

    // An entry with a new address begins anew.
    private static TargetHealth Known(Dictionary<string, TargetHealth> health, AlertTarget target) =>
        health.TryGetValue(target.Id, out var known) && known.Url == target.Url.AbsoluteUri ? known : new(target.Id, target.Url.AbsoluteUri, null, null, null, null);

    private async Task<TargetHealth> SendAsync(AlertTarget target, DueDelivery due, TargetHealth health, CancellationToken cancel)
    {
        if (health.DisabledAt is not null)
        {
            await table.DropAsync(due, cancel);
            return health;
        }
        var now = clock.GetUtcNow();
        if (await table.TryTakeAsync(due with { Tries = due.Tries + 1, NextAt = NextAt(target, due.Tries + 1, now) }, cancel) is not { } taken) return health;
        var outcome = await sender.SendAsync(target, due.Alert, cancel);
        if (outcome.IsTaken || outcome.IsGone || DeliverySchedule.WaitAfter(taken.Tries) is null) await table.DropAsync(taken, cancel);
        var changed = After(health, outcome, now);
        await table.SaveTargetAsync(changed, cancel);
        return changed;
    }

    private DateTimeOffset NextAt(AlertTarget target, int tries, DateTimeOffset now)
    {
        var next = now + (DeliverySchedule.WaitAfter(tries) ?? DeliverySchedule.DisableAfter);
        return target.Quiet?.NextOpen(next, TimeZoneInfo.FindSystemTimeZoneById(reporting.Value.ReportingZone)) ?? next;
    }

    private static TargetHealth After(TargetHealth health, SendOutcome outcome, DateTimeOffset now)
    {
        if (outcome.IsTaken) return health with { FailingSince = null, LastAt = now, LastProblem = null };
        var since = health.FailingSince ?? now;
        var isOver = outcome.IsGone || now - since >= DeliverySchedule.DisableAfter;
        return health with { FailingSince = since, DisabledAt = isOver ? now : null, LastAt = now, LastProblem = outcome.Problem };
    }
}
