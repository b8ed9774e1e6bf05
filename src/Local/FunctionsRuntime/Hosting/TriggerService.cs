using KpiFunctions.Local.FunctionsRuntime.Functions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>Watches all triggers but HTTP while the app runs.</summary>
internal sealed class TriggerService(FunctionRuntime runtime, IHostApplicationLifetime lifetime, ILogger logger) : IHostedService
{
    private Task listening = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var listener in runtime.Listeners) await listener.PrepareAsync(cancellationToken);
        listening = Task.WhenAll(runtime.Listeners.Select(listener => Task.Run(() => ListenAsync(listener), CancellationToken.None)));
    }

    // The listeners stop listening when ApplicationStopping fires, before the web server is drained; here their invocations are awaited.
    public async Task StopAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(listening, runtime.RunsByHandEnded).WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    // A listener never ends by itself; if one does, the app must not go on as if it still listened.
    private async Task ListenAsync(ITriggerListener listener)
    {
        try
        {
            await listener.ListenAsync(lifetime.ApplicationStopping);
        }
        catch (Exception exception)
        {
            logger.ListenerBroke(exception, listener.Function.Name);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }
}
