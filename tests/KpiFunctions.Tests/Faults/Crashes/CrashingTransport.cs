namespace KpiFunctions.Tests.Faults.Crashes;

/// <summary>Ends the process at one of its storage calls: from then on none of its calls arrives and none gets a reply.</summary>
/// <param name="isLast">Asked of every call until one is the last.</param>
/// <param name="carriedOut">Whether the last call still arrives, without a reply, or does not.</param>
internal sealed class CrashingTransport(HttpMessageHandler storage, Func<HttpRequestMessage, bool> isLast, bool carriedOut) : DelegatingHandler(storage)
{
    private readonly Lock gate = new();
    private volatile bool stopped;

    public bool Stopped => stopped;

    /// <summary>What the process was doing when it ended.</summary>
    public string? LastCall { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var ends = Ends(request);
        if (ends && !carriedOut) throw new ProcessStopped();
        var response = await base.SendAsync(request, cancellationToken);
        return stopped ? throw new ProcessStopped() : response;
    }

    private bool Ends(HttpRequestMessage request)
    {
        lock (gate)
        {
            if (stopped) throw new ProcessStopped();
            if (!isLast(request)) return false;
            LastCall = $"{request.Method} {request.RequestUri}";
            return stopped = true;
        }
    }
}
