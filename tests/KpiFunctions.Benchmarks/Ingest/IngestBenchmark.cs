using KpiFunctions.Benchmarks.Servers;
using KpiFunctions.Benchmarks.Support;
using KpiFunctions.Local.FunctionsRuntime.Azurite;

namespace KpiFunctions.Benchmarks.Ingest;

/// <summary>POST /events against a server that only reads the same bodies, and against an empty function in the same host.</summary>
internal static class IngestBenchmark
{
    private static readonly (int Connections, int Events)[] Shapes = [(16, 1), (64, 1), (256, 1), (16, 100), (16, 1000)];

    public static async Task RunAsync(BenchmarkOptions options)
    {
        IngestSteps.Print(options);
        await using var azurite = await AzuriteProcess.StartAsync(AzuritePorts.Any, location: null, TimeProvider.System, CancellationToken.None);
        using var bare = await ServerProcess.StartAsync(ServerProcess.Bare);
        using var memory = await ServerProcess.StartAsync(AppServer.InMemory);
        using var onAzurite = await ServerProcess.StartAsync(azurite.Ports.ConnectionString());
        Contender[] contenders =
        [
            new("bare Kestrel", bare, "/"),
            new("empty function", memory, "/empty"),
            new("POST /events, storage answers at once", memory, "/events"),
            new("POST /events, Azurite", onAzurite, "/events"),
        ];
        var table = new Table(
            "connections", "events a request", "server", "events/s (median)", "min-max", "p50 ms", "p99 ms",
            "of bare", "of empty function", "server cpu µs/event", "refused");
        foreach (var (connections, events) in Shapes)
            Add(table, connections, events, await MeasureAsync(contenders, connections, events, options));
        table.Print("Ingest, client and server share the cores");
        Console.WriteLine();
        Console.WriteLine(
            $"Peak memory MB: bare {Text.Megabytes(bare.PeakBytes)}, app with storage that answers at once {Text.Megabytes(memory.PeakBytes)}, " +
            $"app on Azurite {Text.Megabytes(onAzurite.PeakBytes)}.");
    }

    private sealed record Contender(string Name, ServerProcess Server, string Path);

    // In rounds, like Contest; the first warms up.
    private static async Task<List<(string Name, List<LoadResult> Runs)>> MeasureAsync(
        Contender[] contenders, int connections, int events, BenchmarkOptions options)
    {
        var duration = TimeSpan.FromSeconds(options.Quick ? 2 : 3);
        var measured = contenders.Select(contender => (contender.Name, Runs: new List<LoadResult>())).ToList();
        for (var round = 0; round <= options.Runs; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                using var load = await Load.OpenAsync(contenders[i].Server, contenders[i].Path, connections, events);
                var result = await load.RunAsync(duration);
                if (round > 0) measured[i].Runs.Add(result);
            }
        }
        return measured;
    }

    private static void Add(Table table, int connections, int events, List<(string Name, List<LoadResult> Runs)> measured)
    {
        var rates = measured.ConvertAll(each => Sample.Of(each.Runs.Select(run => run.EventsPerSecond)));
        for (var i = 0; i < measured.Count; i++)
        {
            var (name, runs) = measured[i];
            table.Add(
                $"{connections}", $"{events}", name,
                Text.Count(rates[i].Median),
                $"{Text.Count(rates[i].Min)}-{Text.Count(rates[i].Max)}",
                Text.Milliseconds(Sample.Of(runs.Select(run => run.P50)).Median),
                Text.Milliseconds(Sample.Of(runs.Select(run => run.P99)).Median),
                Text.Ratio(rates[i].Median / rates[0].Median),
                Text.Ratio(rates[i].Median / rates[1].Median),
                Text.Ratio(Sample.Of(runs.Select(run => run.ServerCpu * 1e6)).Median),
                $"{runs.Sum(run => run.Refused)}");
        }
    }
}
