using System.Collections.Concurrent;
using System.Text;
using KpiFunctions.Tests.Faults.Memory;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>
/// Storage as it is on a bad day. What happens to a call follows from the seed, the call and how often it was made before, not from the order in
/// which threads come by: a seed can be replayed.
/// </summary>
/// <param name="percent">Of the calls go wrong.</param>
internal sealed class FaultyTransport(HttpMessageHandler storage, ulong seed, int percent, FakeTimeProvider clock) : DelegatingHandler(storage)
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<string, int> made = new(StringComparer.Ordinal);

    private enum Fault
    {
        Disconnected,
        Error500,
        Error503,
        Error429,
        Hangs,
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        clock.Advance(Latency);
        var dice = Dice($"{request.Method} {request.RequestUri}");
        for (var others = dice % 4; others > 0; others--) await Task.Yield();
        if ((dice >> 8) % 100 >= (ulong)percent) return await base.SendAsync(request, cancellationToken);
        // Half of the faults come after the call was carried out.
        if ((dice >> 16) % 2 == 0) (await base.SendAsync(request, cancellationToken)).Dispose();
        return Fail(request, (Fault)((dice >> 24) % 5));
    }

    private HttpResponseMessage Fail(HttpRequestMessage request, Fault fault)
    {
        switch (fault)
        {
            case Fault.Disconnected: throw new HttpRequestException("The connection broke.");
            case Fault.Hangs:
                clock.Advance(Patience);
                throw new TaskCanceledException("No reply in time.");
            default: return new StorageReply(fault == Fault.Error500 ? 500 : fault == Fault.Error503 ? 503 : 429).ToHttp(request);
        }
    }

    private ulong Dice(string call)
    {
        var times = made.AddOrUpdate(call, 1, (_, before) => before + 1);
        var hash = seed;
        foreach (var b in Encoding.UTF8.GetBytes(call)) hash = Mix(hash ^ b);
        return Mix(hash ^ (ulong)times);
    }

    // SplitMix64.
    private static ulong Mix(ulong state)
    {
        unchecked
        {
            var z = state + 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
