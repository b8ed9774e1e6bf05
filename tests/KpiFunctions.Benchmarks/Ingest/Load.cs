using System.Diagnostics;
using KpiFunctions.Benchmarks.Servers;
using KpiFunctions.Benchmarks.Support;

namespace KpiFunctions.Benchmarks.Ingest;

/// <summary>What one run of load gave.</summary>
/// <param name="ServerCpu">Seconds of processor time that the server used for one event.</param>
internal sealed record LoadResult(double EventsPerSecond, double P50, double P99, int Refused, double ServerCpu);

/// <summary>Connections to one address that all send at once for a while.</summary>
internal sealed class Load : IDisposable
{
    private static int opened;

    private readonly List<LoadConnection> connections = [];
    private readonly ServerProcess server;
    private readonly int events;

    private Load(ServerProcess server, int events) => (this.server, this.events) = (server, events);

    public static async Task<Load> OpenAsync(ServerProcess server, string path, int connections, int events)
    {
        var load = new Load(server, events);
        var address = server.Address;
        for (var i = 0; i < connections; i++)
            load.connections.Add(await LoadConnection.OpenAsync(address, EventBodies.Of(address, path, events, Interlocked.Increment(ref opened))));
        return load;
    }

    public async Task<LoadResult> RunAsync(TimeSpan duration)
    {
        connections.ForEach(connection => connection.Reset());
        var (begin, used) = (Stopwatch.GetTimestamp(), server.Cpu);
        var until = begin + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(connections.Select(connection => Task.Run(() => connection.RunAsync(until))));
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var cpu = server.Cpu - used;
        var latencies = connections.SelectMany(connection => connection.Latencies).Order().ToList();
        var refused = connections.Sum(connection => connection.Refused);
        var taken = (latencies.Count - refused) * events;
        return new LoadResult(taken / seconds, Sample.Percentile(latencies, 0.5), Sample.Percentile(latencies, 0.99), refused, cpu / Math.Max(1, taken));
    }

    public void Dispose() => connections.ForEach(connection => connection.Dispose());
}
