using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>Rolls records the whole way: shards, partial files, merge.</summary>
internal sealed class RolledDay
{
    private readonly MergedDay merged;

    private RolledDay(MergedDay merged) => this.merged = merged;

    public DayAudit Audit => merged.Audit;

    public IReadOnlyList<KpiRow> Rows => merged.Rows;

    public IReadOnlyList<DaySheet> Sheets => merged.Sheets;

    public IReadOnlyList<ClosingReading> Readings => merged.Readings;

    public DayLookups Lookups => merged.Lookups;

    /// <summary>The lines of the sheet; empty without one.</summary>
    public IReadOnlyList<DayRemark> Remarks =>
        [.. merged.Sheets.Where(sheet => sheet.Name == DaySheet.Remarks).SelectMany(sheet => DaySheet.Read(sheet.Lines, SheetJson.Default.DayRemark))];

    /// <summary>Empty when the day has no such sheet.</summary>
    public ReadOnlyMemory<byte> Sheet(string name) => merged.Sheets.SingleOrDefault(sheet => sheet.Name == name)?.Lines ?? default;

    /// <summary>The row's measures by scope text; fails when there is no such row.</summary>
    public MeasureValues this[string scope] => Row(scope).Measures;

    public KpiRow Row(string scope) => merged.Rows.Single(row => row.Scope.ToString() == scope);

    public static RolledDay Of(params IEnumerable<LogRecord> records) => Of(records, Some.Manifest());

    public static RolledDay Of(
        IEnumerable<LogRecord> records,
        Manifest manifest,
        IEnumerable<RegistryEntry>? registry = null,
        IEnumerable<ClosingReading>? earlier = null,
        IEnumerable<ClosingReading>? sharing = null)
    {
        var snapshot = new RegistrySnapshot(registry ?? []);
        var lines = LogLines.Of(records);
        var whole = manifest with { Segments = [new SegmentLength("segment", lines.Length)] };
        var partials = Enumerable.Range(0, manifest.Shards).Select(shard => Roll(lines, whole, snapshot, shard)).ToList();
        var merge = new DayMerge(manifest, snapshot, partials);
        var ofCosts = (sharing ?? []).GroupBy(reading => reading.Subject).ToDictionary(cost => cost.Key, IReadOnlyList<ClosingReading> (cost) => [.. cost]);
        return new RolledDay(merge.FinishAlone((earlier ?? []).ToDictionary(reading => reading.Subject), ofCosts));
    }

    private static Partial Roll(byte[] lines, Manifest manifest, RegistrySnapshot registry, int shard)
    {
        var rollup = new ShardRollup(manifest, shard, registry, LogLines.LinkOfClickId, seed: 1);
        rollup.Add(lines, 0, 0);
        return PartialFile.Read(PartialFile.Write(rollup.Finish()));
    }
}
