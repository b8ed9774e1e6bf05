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
    /// <summary>Nothing ever answers.</summary>
    Hang,
}

/// <summary>The real transport, with faults where the test says so.</summary>
internal sealed class FaultyTransport : HttpPipelineTransport
{
    private readonly HttpClientTransport real = new();
    private Func<Request, Fault> decide = _ => Fault.None;
    private Task free = Task.CompletedTask;
    private int writes;
    private int faults;

    /// <summary>Writes that reached the service.</summary>
    public int Writes => writes;

    /// <summary>Requests that got a fault.</summary>
    public int Faults => Volatile.Read(ref faults);

    /// <summary>From now on no request reaches the service before the result is set.</summary>
    public TaskCompletionSource Hold()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        free = gate.Task;
        return gate;
    }

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
        if (fault != Fault.None) Interlocked.Increment(ref faults);
        if (fault == Fault.Hang) await Task.Delay(Timeout.Infinite, message.CancellationToken);
        if (fault == Fault.Down) throw new IOException("not reached");
        await free;
        await real.ProcessAsync(message);
        if (message.Request.Method != RequestMethod.Get) Interlocked.Increment(ref writes);
        if (fault == Fault.LostReply) throw new IOException("reply lost");
        if (fault == Fault.FalseFailure) message.Response = new FailedResponse(message.Request.ClientRequestId);
    }
}
