using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>What running invocations learn when the app is asked to stop: nothing for five seconds, then that they are cancelled.</summary>
internal sealed class Shutdown : IDisposable
{
    /// <summary>When the host gives up waiting for whatever has not ended.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource cancelled;
    private readonly CancellationTokenRegistration registration;

    public Shutdown(IHostApplicationLifetime lifetime, TimeProvider time)
    {
        cancelled = new(Timeout.InfiniteTimeSpan, time);
        registration = lifetime.ApplicationStopping.Register(() => cancelled.CancelAfter(Grace));
    }

    public CancellationToken Cancelled => cancelled.Token;

    public void Dispose()
    {
        registration.Dispose();
        cancelled.Dispose();
    }
}
