using System.Globalization;
using KpiFunctions.Benchmarks.Support;

namespace KpiFunctions.Benchmarks.Scale;

/// <summary>
/// Plays a part of days of a thousand to a billion events through the app's own writer, planner, shards and merge, counts what storage is asked,
/// and plans the whole days from that. Nothing of a billion is written but the groups in which its events would arrive.
/// </summary>
internal static class ScaleBenchmark
{
    private static readonly long[] Days = [1_000, 1_000_000, 10_000_000, 50_000_000, 1_000_000_000];
    private static readonly string[] Stages = [SimulatedDay.Intake, SimulatedDay.First, SimulatedDay.Again];

    public static async Task RunAsync(BenchmarkOptions options)
    {
        var most = options.Quick ? 20_000 : 100_000;
        var folder = Path.Combine(options.Folder, "scale");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        // What is compiled on the way is not counted.
        await SimulatedDay.RunAsync(1_000, 1, 1, null);
        var plans = new List<PlannedDay>();
        foreach (var events in Days)
        {
            var sample = (int)Math.Min(events, most);
            var instances = PlannedDay.InstancesOf(events, 0);
            var played = await SimulatedDay.RunAsync(sample, PlannedDay.Together(events, instances), 1, events == 1_000_000 ? folder : null);
            plans.Add(Planned(events, played));
        }
        PrintPlayed(plans);
        foreach (var plan in plans) PrintOperations(plan);
        PrintPlans(plans);
        await AskDuckDbAsync(folder, plans[1].Like);
    }

    private static PlannedDay Planned(long events, Played like) => new(events, PlannedDay.InstancesOf(events, like.IntakeCpu / like.Events), PlannedDay.ShardsOf(events, like), like);

    private static void PrintPlayed(IReadOnlyList<PlannedDay> plans)
    {
        var table = new Table("day of", "played", "appends", "events an append", "log bytes an event", "cpu µs an event: intake", "first roll", "shards of it", "rows");
        foreach (var plan in plans)
        {
            var (like, appends) = (plan.Like, plan.Like.Storage.Of(SimulatedDay.Intake, Operation.BlobWrite));
            table.Add(Text.Count(plan.Events), Text.Count(like.Events), Text.Count(appends), Text.Ratio((double)like.Events / appends), Text.Ratio((double)like.LogBytes / like.Events),
                Micro(like.IntakeCpu, like), Micro(like.FirstRollCpu, like), Micro(like.ShardsCpu, like), Text.Count(like.Rows));
        }
        table.Print("Played, storage in memory");
    }

    private static void PrintOperations(PlannedDay plan)
    {
        var table = new Table("stage", "blob writes", "blob reads", "table entities", "queue", "USD");
        foreach (var stage in Stages)
        {
            var dollars = Enum.GetValues<Operation>().Sum(operation => plan.Operations(stage, operation) * Prices.Of(operation));
            table.Add([stage, .. Enum.GetValues<Operation>().Select(operation => Million(plan.Operations(stage, operation), plan)), Million(dollars, plan)]);
        }
        table.Print($"Operations for a million events, of a day of {Text.Count(plan.Events)}");
    }

    private static void PrintPlans(IReadOnlyList<PlannedDay> plans)
    {
        var table = new Table("events a day", "intake instances", "shards", "runs a day", "s a run", "lag s", "GB a day", "storage USD a day", "compute USD a day", "USD a million");
        foreach (var plan in plans)
            table.Add(Text.Count(plan.Events), Text.Count(plan.Instances), Text.Count(plan.Shards), Text.Count(plan.Runs().Runs), Text.Seconds(plan.ShardSeconds(plan.Events)), Text.Count(plan.LagSeconds),
                plan.Gigabytes.ToString("0.000", CultureInfo.InvariantCulture), Text.Ratio(plan.StorageDollars), Text.Ratio(plan.ComputeDollars), Million(plan.StorageDollars + plan.ComputeDollars, plan));
        table.Print("Planned");
    }

    // The documented query over the same files must count what our own rollup counted.
    private static async Task AskDuckDbAsync(string folder, Played played)
    {
        var answer = await DuckDb.QueryAsync("log-by-day.sql", Path.Combine(folder, "log"));
        Console.WriteLine();
        Console.WriteLine($"DuckDB over the played log: {answer}");
        var expected = $"\"clicks\":{played.Events - played.Money},\"orders\":{played.Money},\"revenue\":{played.Money * 4990L}";
        if (!answer.Contains(expected, StringComparison.Ordinal)) throw new InvalidOperationException($"DuckDB counted otherwise; expected {expected}.");
    }

    private static string Micro(double seconds, Played like) => (seconds / like.Events * 1e6).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Million(double value, PlannedDay plan) => (value / plan.Events * 1e6) is var per && per < 10 ? per.ToString("0.####", CultureInfo.InvariantCulture) : Text.Count(per);
}
