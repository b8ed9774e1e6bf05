using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Rows;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Step one of a day: one shard's lines to a mergeable partial. Drops duplicates, joins the registry and credits conversions; which money counts
/// is settled later (<see cref="IdentitySettlement"/>). A pure function of the lines, whatever their order and whoever reads them, and of the
/// manifest and the registry that it names.
/// </summary>
/// <param name="linkOfClickId">The link code in a click id; null when its signature is not ours. Several threads ask at once.</param>
/// <param name="seed">Unpredictable: keys the hashes that stand for identities. It does not show in the result.</param>
public sealed class ShardRollup(Manifest manifest, int shard, RegistryReader registry, Func<string, string?> linkOfClickId, long seed)
{
    private readonly DayTables tables = new(
        new Places(new Membership(registry)), new FactTable(), new MoneyLog(), new TouchLog(ReportingZone.WindowOf(manifest).Start), linkOfClickId, seed);

    private readonly Membership membership = new(registry);
    private readonly List<ShardReader> readers = [];

    public ShardRollup(Manifest manifest, int shard, RegistrySnapshot registry, Func<string, string?> linkOfClickId, long seed)
        : this(manifest, shard, new RegistryReader(registry), linkOfClickId, seed)
    {
    }

    /// <summary>For each thread that reads the shard's segments, before the first begins. <see cref="Finish"/> takes as many threads.</summary>
    public ShardReader NewReader()
    {
        readers.Add(new ShardReader(manifest, shard, tables));
        return readers[^1];
    }

    /// <summary>Reads on the caller's own thread: what <see cref="ShardReader.Add"/> says.</summary>
    public void Add(ReadOnlySpan<byte> lines, int segment, long offset) => (readers.Count > 0 ? readers[0] : NewReader()).Add(lines, segment, offset);

    /// <summary>Once, after the last line of every reader.</summary>
    public Partial Finish()
    {
        var rows = new RowTable();
        var unresolved = new Unresolved();
        var read = Deduplication.Resolve(readers.SelectMany(reader => reader.Readings));
        var remarks = new List<DayRemark>();
        var bySubject = AddReadings(read.Accepted, rows, remarks, unresolved);
        var counted = ClickCount.AddTo(rows, [.. readers.Select(reader => reader.Events.Clicks)], tables, unresolved);
        var (lone, bids) = MoneyIdentities.Of(manifest, [.. readers.Select(reader => reader.Events.Money)], tables);
        return new Partial(rows.Rows, bySubject.Overlaid(), new PartialAudit(
            counted.Received + read.Received,
            counted.Accepted + read.Accepted.Count,
            counted.Duplicate + read.Duplicate,
            counted.Conflicting + read.Conflicting,
            readers.Sum(reader => reader.Torn),
            unresolved.Counts))
        {
            Remarks = remarks,
            Sites = bySubject.Sites(),
            Touches = Touches(),
            Lone = lone,
            Bids = bids,
            Totals = [.. readers.SelectMany(reader => reader.Totals).Select(TotalOf).OfType<RefundTotal>().OrderBy(total => total.Position)],
            Lookups = registry.Lookups,
        };
    }

    private ReadOnlyMemory<byte> Touches()
    {
        using var touches = tables.Touches;
        return TouchSheet.Write(touches, [.. tables.Places.All.Select(place => place.OfTouch)]);
    }

    private RefundTotal? TotalOf(LoggedRecord logged)
    {
        var record = logged.Record;
        if (record.Order is not { } order || record.Amount is not { } amount) return null;
        var place = MoneyPlace.Of(membership.Of(record.On, record.Coupon, ClickedLink(record)));
        var position = new LogPosition(record.ReceivedAt, logged.Segment, logged.Offset);
        return new RefundTotal(
            ClaimKey.OfOrder(record.Namespace, order), record.Namespace, order, record.Source, record.OccurredAt, record.Version, position, amount, place);
    }

    private DayReadings AddReadings(IReadOnlyList<LoggedRecord> accepted, RowTable rows, List<DayRemark> remarks, Unresolved unresolved)
    {
        var bySubject = new DayReadings();
        foreach (var logged in accepted)
        {
            if (logged.Record.Type == RecordType.DailyAmounts && !DailyMetrics.AnyCounts(logged.Record))
            {
                unresolved.Add([$"dailyAmounts:{logged.Record.Namespace}"], 1);
                continue;
            }
            var joined = membership.Of(logged.Record.On, logged.Record.Coupon, ClickedLink(logged.Record));
            unresolved.Add(joined.Unresolved, 1);
            if (logged.Record.Type.IsRemark()) remarks.Add(AddRemark(logged.Record, joined.Members, rows, unresolved));
            else if (Subjects.Of(logged.Record) is { } subject) bySubject.Add(subject, logged, joined.Members);
            else foreach (var row in rows.Of(joined.Members)) row.Saw(logged.Record.ReceivedAt);
        }
        bySubject.AddSites(rows);
        return bySubject;
    }

    // A competitor's remark is in no row: it is read from the day's sheet.
    private DayRemark AddRemark(LogRecord record, Members on, RowTable rows, Unresolved unresolved)
    {
        var remark = new RemarkJoin(registry).Of(record, on, unresolved);
        if (!remark.OfOwn) return remark;
        foreach (var row in rows.Of(on))
        {
            row.Saw(record.ReceivedAt);
            RemarkMeasures.Add(row, remark);
        }
        return remark;
    }

    private string? ClickedLink(LogRecord record) => record.ClickId is { } id ? linkOfClickId(id) : null;
}

/// <summary>One shard's share of a day.</summary>
/// <param name="Rows">Without money.</param>
public sealed record Partial(IReadOnlyDictionary<Scope, RowPart> Rows, IReadOnlyList<DayReading> Readings, PartialAudit Audit)
{
    /// <summary>The claims to money records, in no order, without those of <see cref="Lone"/>.</summary>
    public IReadOnlyCollection<Bid> Bids { get; init; } = [];

    /// <summary>Every claim to a money record, in no order.</summary>
    public IEnumerable<Bid> AllBids => Lone is null ? Bids : Bids.Concat(Lone.Bids());

    /// <summary>The money records that are not made into bids yet; null in a partial that was stored.</summary>
    internal LoneMoney? Lone { get; init; }

    public IReadOnlyList<RefundTotal> Totals { get; init; } = [];

    /// <summary>Comments, mentions, messages and replies, in log order.</summary>
    public IReadOnlyList<DayRemark> Remarks { get; init; } = [];

    /// <summary>What was counted of websites, in the order of the sites.</summary>
    public IReadOnlyList<DaySite> Sites { get; init; } = [];

    /// <summary>The shard's touch index (<see cref="TouchSheet"/>); empty without human clicks of known visitors.</summary>
    public ReadOnlyMemory<byte> Touches { get; init; }

    /// <summary>What the shard asked the registry.</summary>
    public RegistryLookups Lookups { get; init; } = RegistryLookups.None;
}

/// <summary>What the shard saw besides money.</summary>
/// <param name="Torn">Lines of the day's folders that are torn, damaged, foreign, or say what no record may; they may belong to a neighbouring day.</param>
/// <param name="Unresolved">In ordinal order, so that equal partials have equal bytes.</param>
public sealed record PartialAudit(
    long Received, long Accepted, long Duplicate, long Conflicting, long Torn, IReadOnlyDictionary<string, long> Unresolved);
