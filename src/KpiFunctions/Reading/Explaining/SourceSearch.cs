using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Reading.Explaining;

/// <summary>
/// Looks into the log for who sent the records behind a number, the latest days first and as far as a budget of bytes goes: rows keep no senders.
/// </summary>
internal sealed class SourceSearch(IRollupStore store, ISegmentReader segments, ClickIds clickIds)
{
    /// <summary>Bytes of the log that one answer may read, 32 MiB: about half a second.</summary>
    private const long MostBytes = 32 * 1024 * 1024;

    /// <param name="From">The first day that was looked at whole; null when none was.</param>
    public sealed record Result(IReadOnlyList<RecordSource> Sources, DateOnly? From);

    public async Task<Result> FindAsync(KpiDefinition kpi, Scope scope, IEnumerable<DayEntry> merged, CancellationToken cancel)
    {
        var types = kpi.Numerator.Terms.Concat(kpi.Denominator?.Terms ?? []).SelectMany(term => MeasureRecords.Of(term.Measure)).ToHashSet();
        var found = new List<RecordSource>();
        DateOnly? from = null;
        long read = 0;
        foreach (var entry in merged.OrderByDescending(entry => entry.Day))
        {
            if (await store.FindManifestAsync(entry.Day, entry.MergedRun, cancel) is not { } manifest) continue;
            if ((read += manifest.Segments.Sum(segment => segment.Length)) > MostBytes) break;
            found.AddRange(await OfDayAsync(manifest, scope, types, cancel));
            from = entry.Day;
        }
        return new Result([.. Summed(found)], from);
    }

    private async Task<IEnumerable<RecordSource>> OfDayAsync(Manifest manifest, Scope scope, HashSet<RecordType> types, CancellationToken cancel)
    {
        var registry = await store.LoadRegistryAsync(manifest.RegistryVersion, cancel);
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
