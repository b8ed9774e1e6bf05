using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Members;

/// <summary>
/// Looks into the log for who names a member, on the last day that has it and as far as a budget of bytes goes: a work list is to be quick, and the
/// audit keeps counts only.
/// </summary>
internal sealed class MemberSamples(IRollupStore store, ISegmentReader segments, IReadOnlyCollection<UnresolvedSum.Seen> wanted)
{
    /// <summary>Bytes of the log that one answer may read, 32 MiB: about half a second.</summary>
    private const long MostBytes = 32 * 1024 * 1024;

    private readonly Dictionary<(UnresolvedKind, string), Found> found = wanted.ToDictionary(seen => (seen.Kind, seen.Member), _ => new Found());
    private long read;

    public (IReadOnlyList<string>? Sources, RecordSample? Sample) Of(UnresolvedSum.Seen seen)
    {
        var (sources, sample, looked) = found[(seen.Kind, seen.Member)];
        return (looked ? [.. sources.Order(StringComparer.Ordinal)] : null, sample);
    }

    public async Task LookAsync(CancellationToken cancel)
    {
        foreach (var day in wanted.GroupBy(seen => seen.Last!.Day).OrderByDescending(day => day.Key))
        {
            if (read >= MostBytes) return;
            if (await store.FindManifestAsync(day.Key, day.First().Last!.MergedRun, cancel) is { } manifest) await LookAsync(manifest, [.. day], cancel);
        }
    }

    private async Task LookAsync(Manifest manifest, IReadOnlyList<UnresolvedSum.Seen> ofDay, CancellationToken cancel)
    {
        var window = ReportingZone.WindowOf(manifest);
        var kinds = ofDay.Select(seen => seen.Kind).Distinct().ToList();
        foreach (var seen in ofDay) found[(seen.Kind, seen.Member)].Looked = true;
        foreach (var segment in manifest.Segments)
            await foreach (var block in segments.ReadAsync(segment, cancel))
            {
                Look(block.Lines.Span, window, kinds);
                read += block.Lines.Length;
                if (read >= MostBytes) return;
            }
    }

    private void Look(ReadOnlySpan<byte> lines, DayWindow window, List<UnresolvedKind> kinds)
    {
        foreach (var range in lines.Split((byte)'\n'))
            if (RecordLine.TryRead(lines[range]) is { } record && window.Contains(record.OccurredAt))
                foreach (var kind in kinds)
                    if (kind.In(record) is { } member && found.TryGetValue((kind, kind.Normal(member)), out var of)) of.Add(record);
    }

    private sealed class Found
    {
        private readonly HashSet<string> sources = new(StringComparer.Ordinal);
        private RecordSample? sample;

        public bool Looked { get; set; }

        public void Add(LogRecord record)
        {
            sources.Add(record.Source);
            sample ??= new RecordSample(record.Type.WireName(), record.Source, record.OccurredAt, record.On.Post, record.On.Account, record.On.Campaign, record.On.Link);
        }

        public void Deconstruct(out IReadOnlySet<string> allSources, out RecordSample? first, out bool looked) => (allSources, first, looked) = (sources, sample, Looked);
    }
}
