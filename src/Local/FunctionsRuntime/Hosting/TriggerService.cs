using KpiFunctions.Local.FunctionsRuntime.Functions;
using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>Watches all triggers but HTTP while the app runs.</summary>
internal sealed class TriggerService(IReadOnlyList<ITriggerListener> listeners, IHostApplicationLifetime lifetime) : IHostedService
{
    private Task listening = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var listener in listeners) await listener.PrepareAsync(cancellationToken);
        listening = Task.WhenAll(listeners.Select(listener => Task.Run(() => listener.ListenAsync(lifetime.ApplicationStopping), CancellationToken.None)));
    }

    // The listeners stop listening when ApplicationStopping fires, before the web server is drained; here their invocations are awaited.
    public Task StopAsync(CancellationToken cancellationToken) =>
        listening.WaitAsync(cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
