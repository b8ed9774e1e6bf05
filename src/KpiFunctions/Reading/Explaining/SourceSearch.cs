using System.Collections.Concurrent;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Reading.Explaining;

/// <summary>
/// Looks into the log for who sent the records behind a number, the latest days first and as far as a budget of bytes and of segments goes: rows keep no senders.
/// </summary>
internal sealed class SourceSearch(IRollupStore store, ISegmentReader segments, ClickIds clickIds)
{
    /// <summary>Bytes of the log that one answer may read, 32 MiB: about half a second.</summary>
    private const long MostBytes = 32 * 1024 * 1024;

    /// <summary>Each is a call to storage, of a few milliseconds.</summary>
    private const int MostSegments = 2_000;

    private const int ParallelDays = 8;

    /// <param name="From">The first day that was looked at whole; null when none was.</param>
    public sealed record Result(IReadOnlyList<RecordSource> Sources, DateOnly? From);

    public async Task<Result> FindAsync(KpiDefinition kpi, Scope scope, IEnumerable<DayEntry> merged, CancellationToken cancel)
    {
        var types = kpi.Numerator.Terms.Concat(kpi.Denominator?.Terms ?? []).SelectMany(term => MeasureRecords.Of(term.Measure)).ToHashSet();
        var looked = await WithinBudgetAsync(merged.OrderByDescending(entry => entry.Day), cancel);
        var found = new ConcurrentBag<RecordSource>();
        foreach (var days in looked.GroupBy(manifest => manifest.RegistryVersion))
        {
            var registry = await store.LoadRegistryAsync(days.Key, cancel);
            await Parallel.ForEachAsync(days, new ParallelOptions { MaxDegreeOfParallelism = ParallelDays, CancellationToken = cancel }, async (manifest, token) =>
            {
                foreach (var source in await OfDayAsync(manifest, registry, scope, types, token)) found.Add(source);
            });
        }
        return new Result([.. Summed(found)], looked.Count > 0 ? looked[^1].Day : null);
    }

    private async Task<IReadOnlyList<Manifest>> WithinBudgetAsync(IEnumerable<DayEntry> latestFirst, CancellationToken cancel)
    {
        var looked = new List<Manifest>();
        var (bytes, count) = (0L, 0);
        foreach (var entries in latestFirst.Chunk(ParallelDays))
        {
            var manifests = await Task.WhenAll(entries.Select(entry => store.FindManifestAsync(entry.Day, entry.MergedRun, cancel)));
            foreach (var manifest in manifests.OfType<Manifest>())
            {
                (bytes, count) = (bytes + manifest.Segments.Sum(segment => segment.Length), count + manifest.Segments.Count);
                if (bytes > MostBytes || count > MostSegments) return looked;
                looked.Add(manifest);
            }
        }
        return looked;
    }

    private async Task<IEnumerable<RecordSource>> OfDayAsync(Manifest manifest, RegistrySnapshot registry, Scope scope, HashSet<RecordType> types, CancellationToken cancel)
    {
        var sources = new RecordSources(manifest, registry, text => clickIds.TryRead(text)?.Link, scope, types);
        foreach (var segment in manifest.Segments)
            await foreach (var block in segments.ReadAsync(segment, cancel)) sources.Add(block.Lines.Span);
        return sources.Found;
    }

    private static IEnumerable<RecordSource> Summed(IEnumerable<RecordSource> found) => found
        .GroupBy(each => (each.Source, each.Namespace, each.Type))
        .Select(same => same.First() with { Records = same.Sum(each => each.Records) })
        .OrderByDescending(each => each.Records).ThenBy(each => each.Source, StringComparer.Ordinal).ThenBy(each => each.Type, StringComparer.Ordinal);
}
