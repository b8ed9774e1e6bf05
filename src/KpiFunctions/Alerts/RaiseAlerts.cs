using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Alerts;

/// <summary>Every five minutes: looks for news, and sends what is due. A missed tick needs no catching up.</summary>
internal sealed class RaiseAlerts(AlertDesk desk, AlertPost post)
{
    [Function(nameof(RaiseAlerts))]
    public async Task Run([TimerTrigger("45 */5 * * * *")] TimerInfo timer, CancellationToken cancel)
    {
        await desk.RaiseAsync(cancel);
        await post.SendDueAsync(cancel);
    }
}
