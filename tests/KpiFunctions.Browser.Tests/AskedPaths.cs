using KpiFunctions.Tests;

namespace KpiFunctions.Browser.Tests;

/// <summary>Paths with queries of all requests to the API, in order. What the page shows and what it asks for are not of one moment: a request is waited for.</summary>
internal sealed class AskedPaths
{
    private readonly Lock gate = new();
    private readonly List<string> paths = [];
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> SoFar
    {
        get
        {
            lock (gate) return [.. paths];
        }
    }

    public void Add(string path)
    {
        lock (gate)
        {
            paths.Add(path);
            next.SetResult();
            next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Returns as soon as a path that contains the text was asked for, before this call or after it.</summary>
    /// <exception cref="TimeoutException">None was.</exception>
    public async Task UntilAsync(string text)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (NextUnless(text) is { } more)
        {
            await Task.WhenAny(more, Task.Delay(Timeout.Infinite, limit.Token));
            if (limit.IsCancellationRequested) throw new TimeoutException($"Nothing with {text} was asked for, only\n{string.Join('\n', SoFar)}");
        }
    }

    // Looked up and subscribed to under one lock, so that no request falls in between.
    private Task? NextUnless(string text)
    {
        lock (gate) return paths.Exists(path => path.Contains(text, StringComparison.Ordinal)) ? null : next.Task;
    }
}
