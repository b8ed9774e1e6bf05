namespace KpiFunctions.Tests.Faults.Crashes;

/// <summary>Ends the process at one of its storage calls: from then on none of its calls arrives and none gets a reply.</summary>
/// <param name="call">1-based; 0 for never.</param>
/// <param name="carriedOut">Whether that call still arrives, without a reply, or does not.</param>
internal sealed class CrashingTransport(HttpMessageHandler storage, int call, bool carriedOut) : DelegatingHandler(storage)
{
    private int calls;
    private volatile bool stopped;

    public int Calls => calls;

    public bool Stopped => stopped;

    /// <summary>What the process was doing when it ended.</summary>
    public string? LastCall { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (stopped) throw new ProcessStopped();
        var isLast = Interlocked.Increment(ref calls) == call;
        if (isLast) LastCall = $"{request.Method} {request.RequestUri}";
        if (isLast && !carriedOut) Stop();
        var response = await base.SendAsync(request, cancellationToken);
        if (isLast) Stop();
        return stopped ? throw new ProcessStopped() : response;
    }

    private void Stop()
    {
        stopped = true;
        throw new ProcessStopped();
    }
}
