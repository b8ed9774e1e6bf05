using Azure.Core;
using Azure.Core.Pipeline;

namespace KpiFunctions.Tests.Storage;

internal enum Fault
{
    None,
    /// <summary>The service does what it is told, and the connection breaks before the answer.</summary>
    LostReply,
    /// <summary>The service does what it is told, and answers 500.</summary>
    FalseFailure,
    /// <summary>The service is not reached.</summary>
    Down,
}

/// <summary>The real transport, with faults where the test says so.</summary>
internal sealed class FaultyTransport : HttpPipelineTransport
{
    private readonly HttpClientTransport real = new();
    private Func<Request, Fault> decide = _ => Fault.None;
    private int writes;

    /// <summary>Writes that reached the service.</summary>
    public int Writes => writes;

    /// <summary>The next so many requests that match get the fault, all others pass.</summary>
    public void Inject(Fault fault, Func<Request, bool> where, int times = 1)
    {
        var left = times;
        decide = request => where(request) && Interlocked.Decrement(ref left) >= 0 ? fault : Fault.None;
    }

    public override Request CreateRequest() => real.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Storage is only called asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var fault = decide(message.Request);
        if (fault == Fault.Down) throw new IOException("not reached");
        await real.ProcessAsync(message);
        if (message.Request.Method != RequestMethod.Get) Interlocked.Increment(ref writes);
        if (fault == Fault.LostReply) throw new IOException("reply lost");
        if (fault == Fault.FalseFailure) message.Response = new FailedResponse(message.Request.ClientRequestId);
    }
}
