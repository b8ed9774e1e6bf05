namespace KpiFunctions.Tests.Faults.Interleavings;

/// <summary>Holds one call of a process, so that a test decides what happens meanwhile.</summary>
internal sealed class Gate(HttpMessageHandler storage) : DelegatingHandler(storage)
{
    private Held? next;

    /// <summary>The next call that matches waits until it is let go.</summary>
    /// <param name="carriedOut">Whether storage has carried it out by then, and only the reply waits.</param>
    public Held Hold(Func<HttpRequestMessage, bool> where, bool carriedOut = false) => next = new Held(where, carriedOut);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var held = next;
        if (held?.Where(request) != true || Interlocked.CompareExchange(ref next, null, held) != held) return await base.SendAsync(request, cancellationToken);
        var response = held.CarriedOut ? await base.SendAsync(request, cancellationToken) : null;
        await held.WaitAsync();
        return response ?? await base.SendAsync(request, cancellationToken);
    }

    internal sealed class Held(Func<HttpRequestMessage, bool> where, bool carriedOut)
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Func<HttpRequestMessage, bool> Where => where;

        public bool CarriedOut => carriedOut;

        /// <summary>Ends when the call is there; a call that never comes fails the test instead of keeping it for ever.</summary>
        public Task Reached => reached.Task.WaitAsync(Patience.Limit);

        public void LetGo() => open.SetResult();

        public Task WaitAsync()
        {
            reached.SetResult();
            return open.Task;
        }
    }
}
