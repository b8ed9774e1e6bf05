using System.Diagnostics;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Log;

namespace KpiFunctions.Benchmarks.Rollup;

/// <summary>Where one run's seconds went.</summary>
/// <param name="Read">Bytes to rows, on all threads at the same time.</param>
/// <param name="Shard">Duplicates, registry, measures.</param>
/// <param name="Paused">Of the total: every thread stood still while memory was collected.</param>
internal sealed record RollupTimes(double Total, double Read, double Shard, double Merge, double Paused);

/// <summary>The engine as the functions use it, without storage: the segments of one shard's day, read by several threads, and the merge.</summary>
internal static class OwnRollup
{
    private const int RangeBytes = 4 * 1024 * 1024;
    private const int MaxLineBytes = 16 * 1024 * 1024;
    private const long Seed = 20260310;

    private static readonly Dictionary<string, IReadOnlyDictionary<DateOnly, string>> NoOthers = [];

    public static (MergedDay Day, RollupTimes Times) Run(LogFiles files, RegistrySnapshot registry, int threads)
    {
        var (begin, paused) = (Stopwatch.GetTimestamp(), GC.GetTotalPauseDuration());
        var manifest = ManifestOf(files, registry);
        var rollup = new ShardRollup(manifest, 0, registry, _ => null, Seed);
        Read(files, rollup, threads);
        var finishing = Stopwatch.GetTimestamp();
        var partial = rollup.Finish();
        var merging = Stopwatch.GetTimestamp();
        var merge = new DayMerge(manifest, registry, [partial]) { Threads = threads };
        var day = merge.Finish(merge.SettleMoney().Settle(NoOthers).Settle(NoOthers), new Dictionary<string, ClosingReading>());
        return (day, new RollupTimes(
            Stopwatch.GetElapsedTime(begin).TotalSeconds,
            Stopwatch.GetElapsedTime(begin, finishing).TotalSeconds,
            Stopwatch.GetElapsedTime(finishing, merging).TotalSeconds,
            Stopwatch.GetElapsedTime(merging).TotalSeconds,
            (GC.GetTotalPauseDuration() - paused).TotalSeconds));
    }

    // Each thread takes the next segment that nobody has taken.
    private static void Read(LogFiles files, ShardRollup rollup, int threads)
    {
        var next = -1;
        void ReadWith(ShardReader reader)
        {
            var buffer = new byte[RangeBytes];
            while (Interlocked.Increment(ref next) is var i && i < files.Paths.Count)
                foreach (var block in Read(files.Paths[i], buffer))
                    reader.Add(block.Lines.Span, i, block.Offset);
        }
        var readers = Enumerable.Range(0, threads).Select(_ => rollup.NewReader()).ToList();
        var others = readers.Skip(1).Select(reader => new Thread(() => ReadWith(reader))).ToList();
        others.ForEach(thread => thread.Start());
        ReadWith(readers[0]);
        others.ForEach(thread => thread.Join());
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

    private static Manifest ManifestOf(LogFiles files, RegistrySnapshot registry) => new()
    {
        Day = SampleBrandDay.Day,
        Run = 1,
        Shards = 1,
        Segments = [.. files.Paths.Select(path => new SegmentLength(Path.GetFileName(path), new FileInfo(path).Length))],
        RegistryVersion = registry.Version,
        Definitions = 1,
        Zone = "UTC",
        Currency = "EUR",
        Inputs = "benchmark",
    };
}
