using System.Diagnostics;
using KpiFunctions.Benchmarks.Support;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Benchmarks.Scale;

/// <summary>What a played day took. Seconds are the process' processor time, storage in memory included: an upper bound of the app's own.</summary>
internal sealed record Played(int Events, int Money, CountingStorage Storage, double IntakeCpu, double FirstRollCpu, double AgainCpu, double ShardsCpu, long LogBytes, int Rows);

/// <summary>Writes events of one day in groups that arrive together, rolls the day up, and once more as the next run of it does.</summary>
internal static class SimulatedDay
{
    public const string Intake = "intake";
    public const string First = "first roll";
    public const string Again = "later roll";

    /// <param name="together">How many events arrive while one append is on its way.</param>
    public static async Task<Played> RunAsync(int events, int together, int shards, string? copyTo)
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1);
        await using var app = await ScaledApp.StartAsync(shards);
        app.Storage.Stage = Intake;
        var intake = await CpuAsync(() => WriteAsync(app, day, events, together));
        app.Storage.Stage = First;
        var (first, firstShards) = await RollAsync(app, day, shards, 1);
        app.Storage.Stage = Again;
        var (again, _) = await RollAsync(app, day, shards, 2);
        app.Storage.Stage = "end";
        if (copyTo is not null) Copy(app, copyTo);
        var log = app.Memory.Blobs.In("log").Values.Sum(blob => blob.Length);
        return new Played(events, Enumerable.Range(0, events).Count(IsMoney), app.Storage, intake, first, again, firstShards, log, app.Memory.Tables.In("kpis").Count());
    }

    private static async Task WriteAsync(ScaledApp app, DateOnly day, int events, int together)
    {
        var random = new SplitMix64(7);
        for (var next = 0; next < events; next += together)
            await Task.WhenAll(Enumerable.Range(next, Math.Min(together, events - next)).Select(i => app.Log.AppendAsync([Event(day, i, random)])));
    }

    private static async Task<(double Cpu, double Shards)> RollAsync(ScaledApp app, DateOnly day, int shards, long run)
    {
        var inShards = 0d;
        var cpu = await CpuAsync(async () =>
        {
            if (!await app.PlanAsync(day, forced: run > 1)) throw new InvalidOperationException("The day was not planned.");
            inShards = await CpuAsync(async () =>
            {
                for (var shard = 0; shard < shards; shard++) await app.RollAsync(day, run, shard);
            });
            await app.MergeAsync(day, run);
        });
        return (cpu, inShards);
    }

    private static bool IsMoney(int i) => i % 20 == 0;

    // Nineteen clicks and a purchase, of 20 campaigns and 200 links; ids never come again.
    private static LogRecord Event(DateOnly day, int i, SplitMix64 random)
    {
        var at = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddMilliseconds(random.Below(86_400_000));
        var place = random.Below(200);
        return new LogRecord
        {
            Type = IsMoney(i) ? RecordType.Conversion : RecordType.Click,
            Namespace = "shop",
            Id = $"e{i:D9}",
            Source = "events",
            OccurredAt = at,
            ReceivedAt = at,
            On = new Dimensions(Campaign: $"campaign-{place % 20}", Influencer: $"creator-{place}", Platform: place % 2 == 0 ? "instagram" : "tiktok"),
            Person = $"person-{random.Below(1_000_000):D15}",
            ClickClass = IsMoney(i) ? null : "human",
            Order = IsMoney(i) ? $"o{i:D9}" : null,
            Stage = IsMoney(i) ? Stages.Purchase : null,
            Amount = IsMoney(i) ? new Amount(4990, "EUR") : null,
        };
    }

    private static void Copy(ScaledApp app, string folder)
    {
        foreach (var (name, blob) in app.Memory.Blobs.In("log"))
        {
            var path = Path.Combine(folder, "log", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, blob.Content);
        }
    }

    private static async Task<double> CpuAsync(Func<Task> work)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        await work();
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    }
}
