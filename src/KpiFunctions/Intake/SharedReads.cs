namespace KpiFunctions.Intake;

/// <summary>
/// Reads of storage that nobody waits for without end: who asks for what is being read already joins that read, and after its patience everybody goes on
/// without it. The read itself goes on for ten seconds, so that what it finds is there for those who come later.
/// </summary>
internal sealed class SharedReads<T>(TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Task<T>> attempts = new(StringComparer.Ordinal);

    /// <param name="patience">Counts from the read's begin, for all who wait for it.</param>
    /// <param name="read">Gets a token that ends it; one read of a key runs at a time.</param>
    /// <exception cref="TimeoutException">It takes longer than that.</exception>
    public Task<T> JoinAsync(string key, TimeSpan patience, Func<CancellationToken, Task<T>> read)
    {
        lock (gate)
        {
            if (attempts.TryGetValue(key, out var running)) return running;
            var whole = RunAsync(key, read);
            if (whole.IsCompleted) return whole;
            return attempts[key] = whole.WaitAsync(patience, clock);
        }
    }

    // One that ends at once does so before it is noted; any other waits here until it is.
    private async Task<T> RunAsync(string key, Func<CancellationToken, Task<T>> read)
    {
        using var end = new CancellationTokenSource(Longest, clock);
        try
        {
            return await read(end.Token);
        }
        finally
        {
            lock (gate) attempts.Remove(key);
        }
    }
}
