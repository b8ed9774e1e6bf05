using System.Threading.Channels;

namespace KpiFunctions.Tests.Runtime;

/// <summary>What test functions saw, in order.</summary>
internal sealed class Recorder
{
    private readonly Channel<string> seen = Channel.CreateUnbounded<string>();

    public void Saw(string what) => seen.Writer.TryWrite(what);

    /// <summary>The next thing seen, waited for.</summary>
    public async Task<string> NextAsync() => await seen.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);

    /// <summary>The next few things seen, waited for.</summary>
    public async Task<List<string>> NextAsync(int count)
    {
        var next = new List<string>();
        while (next.Count < count) next.Add(await NextAsync());
        return next;
    }

    public bool IsEmpty => seen.Reader.Count == 0;
}
