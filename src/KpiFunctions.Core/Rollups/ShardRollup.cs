using System.Text.Unicode;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Rows;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Step one of a day: one shard's lines to a mergeable partial. Drops duplicates, joins the registry and credits conversions; which money counts
/// is settled later (<see cref="IdentitySettlement"/>). A pure function of the lines, whatever their order, and of the manifest and the registry that it names.
/// </summary>
/// <param name="linkOfClickId">The link code in a click id; null when its signature is not ours.</param>
/// <param name="seed">Unpredictable: keys the hashes that stand for identities. It does not show in the result.</param>
public sealed class ShardRollup(Manifest manifest, int shard, RegistryReader registry, Func<string, string?> linkOfClickId, long seed)
{
    private readonly DayWindow window = new ReportingZone(TimeZoneInfo.FindSystemTimeZoneById(manifest.Zone)).WindowOf(manifest.Day);
    private readonly ShardLines mine = new(manifest.Shards, shard);
    private readonly Membership membership = new(registry);
    private readonly DayEvents events = new(new Membership(registry), linkOfClickId, seed);
    private readonly MoneyLines money = new(manifest, new Membership(registry), linkOfClickId, seed);
    private readonly List<LoggedRecord> readings = [];
    private long torn;

    public ShardRollup(Manifest manifest, int shard, RegistrySnapshot registry, Func<string, string?> linkOfClickId, long seed)
        : this(manifest, shard, new RegistryReader(registry), linkOfClickId, seed)
    {
    }

    /// <summary>Takes whole lines of a segment, other shards' included. The last may lack its line feed.</summary>
    /// <param name="segment">Index in the manifest's segments.</param>
    /// <param name="offset">Where the first of the lines begins in the segment.</param>
    public void Add(ReadOnlySpan<byte> lines, int segment, long offset)
    {
        while (lines.Length > 0)
        {
            var feed = lines.IndexOf((byte)'\n');
            var line = feed < 0 ? lines : lines[..feed];
            if (mine.Has(line)) AddLine(line, segment, offset);
            lines = lines[Math.Min(line.Length + 1, lines.Length)..];
            offset += line.Length + 1;
        }
    }

    /// <summary>Once, after the last line.</summary>
    public Partial Finish()
    {
        var rows = new RowTable();
        var unresolved = new Unresolved();
        var read = Deduplication.Resolve(readings);
        var bySubject = AddReadings(read.Accepted, rows, unresolved);
        var counted = events.AddTo(rows, unresolved);
        return new Partial(rows.Rows, bySubject.Overlaid(), new PartialAudit(
            counted.Received + read.Received,
            counted.Accepted + read.Accepted.Count,
            counted.Duplicate + read.Duplicate,
            counted.Conflicting + read.Conflicting,
            torn,
            unresolved.Counts))
        {
            Bids = money.Bids,
            Totals = money.Totals,
            Lookups = registry.Lookups,
        };
    }

    private void AddLine(ReadOnlySpan<byte> line, int segment, long offset)
    {
        if (Utf8.IsValid(line) && LineScanner.TryScan(line, escapes: false, out var read)) AddEvent(read, line, segment, offset);
        else if (RecordLine.TryRead(line) is { } record) AddRecord(record, segment, offset);
        else torn++;
    }

    private void AddEvent(in ScannedLine read, ReadOnlySpan<byte> line, int segment, long offset)
    {
        if (window.Start.UtcTicks <= read.OccurredAt && read.OccurredAt < window.End.UtcTicks)
            AddEventOfDay(read, line, segment, offset);
    }

    private void AddEventOfDay(in ScannedLine read, ReadOnlySpan<byte> line, int segment, long offset)
    {
        if (read.Type.IsMoney()) money.Add(read, line, segment, offset);
        else events.Add(read, line, EventRow.PositionOf(segment, offset));
    }

    private void AddRecord(LogRecord record, int segment, long offset)
    {
        if (!window.Contains(record.OccurredAt)) return;
        if (record.Type == RecordType.RefundTotal) money.AddTotal(record, segment, offset);
        else if (record.Type.Kind() == RecordKind.Reading) readings.Add(new LoggedRecord(record, manifest.Segments[segment].Name, offset));
        if (record.Type.Kind() != RecordKind.Event) return;
        var line = NormalLine.Of(record);
        if (!LineScanner.TryScan(line, escapes: true, out var read)) throw new InvalidOperationException("A normal line that is none.");
        AddEvent(read, line, segment, offset);
    }

    private DayReadings AddReadings(IReadOnlyList<LoggedRecord> accepted, RowTable rows, Unresolved unresolved)
    {
        var bySubject = new DayReadings();
        foreach (var logged in accepted)
        {
            // Kept apart until rows have measures for them: a day's amounts must not meet the differences of lifetime counters.
            if (logged.Record.Type == RecordType.DailyAmounts)
            {
                unresolved.Add([$"dailyAmounts:{logged.Record.Namespace}"], 1);
                continue;
            }
            var joined = membership.Of(logged.Record.On, logged.Record.Coupon, ClickedLink(logged.Record));
            unresolved.Add(joined.Unresolved, 1);
            if (Subjects.Of(logged.Record) is { } subject) bySubject.Add(subject, logged, joined.Members);
            else foreach (var row in rows.Of(joined.Members)) row.Saw(logged.Record.ReceivedAt);
        }
        return bySubject;
    }

    private string? ClickedLink(LogRecord record) => record.ClickId is { } id ? linkOfClickId(id) : null;
}

/// <summary>One shard's share of a day.</summary>
/// <param name="Rows">Without money.</param>
public sealed record Partial(IReadOnlyDictionary<Scope, RowPart> Rows, IReadOnlyList<DayReading> Readings, PartialAudit Audit)
{
    /// <summary>The claims to money records, in no order.</summary>
    public IReadOnlyCollection<Bid> Bids { get; init; } = [];

    public IReadOnlyList<RefundTotal> Totals { get; init; } = [];

    /// <summary>What the shard asked the registry.</summary>
    public RegistryLookups Lookups { get; init; } = RegistryLookups.None;
}

/// <summary>What the shard saw besides money.</summary>
/// <param name="Torn">Lines of the day's folders that are no whole record; they may belong to a neighbouring day.</param>
/// <param name="Unresolved">In ordinal order, so that equal partials have equal bytes.</param>
public sealed record PartialAudit(
    long Received, long Accepted, long Duplicate, long Conflicting, long Torn, IReadOnlyDictionary<string, long> Unresolved);
