using System.Diagnostics;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Log;

namespace KpiFunctions.Benchmarks.Rollup;

/// <summary>Where one run's seconds went. Shards run at the same time; the slowest counts.</summary>
/// <param name="Read">Bytes to records, and the shard's choice among them.</param>
/// <param name="Shard">Duplicates, registry, measures.</param>
/// <param name="Paused">Of the total: every thread stood still while memory was collected.</param>
internal sealed record RollupTimes(double Total, double Read, double Shard, double Merge, double Paused);

/// <summary>The engine as the functions use it, without storage: segments, shards of partitions, merge. One thread a shard.</summary>
internal static class OwnRollup
{
    private const int RangeBytes = 4 * 1024 * 1024;
    private const int MaxLineBytes = 16 * 1024 * 1024;
    private const long Seed = 20260310;

    private static readonly Dictionary<string, IReadOnlyDictionary<DateOnly, string>> NoOthers = [];

    public static (MergedDay Day, RollupTimes Times) Run(LogFiles files, RegistrySnapshot registry, int shards)
    {
        var (begin, paused) = (Stopwatch.GetTimestamp(), GC.GetTotalPauseDuration());
        var manifest = ManifestOf(files, registry, shards);
        var rolled = new (Partial Partial, double Read, double Finish)[shards];
        var threads = Enumerable.Range(0, shards).Select(shard => new Thread(() => rolled[shard] = Roll(files, manifest, registry, shard))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var merging = Stopwatch.GetTimestamp();
        var merge = new DayMerge(manifest, registry, [.. rolled.Select(each => each.Partial)]);
        var day = merge.Finish(merge.SettleMoney().Settle(NoOthers).Settle(NoOthers), new Dictionary<string, ClosingReading>());
        return (day, new RollupTimes(
            Stopwatch.GetElapsedTime(begin).TotalSeconds,
            rolled.Max(each => each.Read),
            rolled.Max(each => each.Finish),
            Stopwatch.GetElapsedTime(merging).TotalSeconds,
            (GC.GetTotalPauseDuration() - paused).TotalSeconds));
    }

    private static (Partial Partial, double Read, double Finish) Roll(LogFiles files, Manifest manifest, RegistrySnapshot registry, int shard)
    {
        var begin = Stopwatch.GetTimestamp();
        var rollup = new ShardRollup(manifest, shard, registry, _ => null, Seed);
        var buffer = new byte[RangeBytes];
        for (var i = 0; i < files.Paths.Count; i++)
            foreach (var block in Read(files.Paths[i], buffer))
                rollup.Add(block.Lines.Span, i, block.Offset);
        var read = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        begin = Stopwatch.GetTimestamp();
        var partial = rollup.Finish();
        return (partial, read, Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }

    // As the segment reader does it, with files in place of blobs.
    private static IEnumerable<LogBlock> Read(string path, byte[] buffer)
    {
        var lines = new LineBlocks(MaxLineBytes);
        using var file = File.OpenHandle(path);
        long position = 0;
        while (RandomAccess.Read(file, buffer, position) is > 0 and var read)
        {
            position += read;
            foreach (var block in lines.Feed(buffer.AsMemory(0, read))) yield return block;
        }
        if (lines.Tail() is { } tail) yield return tail;
    }

    private static Manifest ManifestOf(LogFiles files, RegistrySnapshot registry, int shards) => new()
    {
        Day = SampleBrandDay.Day,
        Run = 1,
        Shards = shards,
        Segments = [.. files.Paths.Select(path => new SegmentLength(Path.GetFileName(path), new FileInfo(path).Length))],
        RegistryVersion = registry.Version,
        Definitions = 1,
        Zone = "UTC",
        Currency = "EUR",
        Inputs = "benchmark",
    };
}
