using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>
/// What a shard's rollup must give, said the plain way: every line an object, everything grouped and joined by its texts. Slow, and the judge
/// of <see cref="ShardRollup"/>.
/// </summary>
internal sealed class ReferenceShardRollup(Manifest manifest, int shard, RegistrySnapshot registry, Func<string, string?> linkOfClickId)
{
    private readonly DayWindow window = new ReportingZone(TimeZoneInfo.FindSystemTimeZoneById(manifest.Zone)).WindowOf(manifest.Day);
    private readonly List<LoggedRecord> ofTheDay = [];
    private readonly List<LoggedRecord> money = [];
    private readonly List<RefundTotal> totals = [];
    private readonly List<DayRemark> remarks = [];
    private readonly Dictionary<Scope, RowPart> rows = [];
    private readonly SortedDictionary<string, long> unresolved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(LoggedRecord Logged, Place Place)>> readings = [];
    private readonly List<Touch> touches = [];
    private long torn;

    private sealed record Place(string? Campaign, string? Influencer, string? Platform, string? Post, string? Account, string? Link);

    public void Add(ReadOnlySpan<byte> line, string segment, long offset)
    {
        var record = RecordLine.TryRead(line);
        if (Partitions.ShardOf(record is null ? 0 : Partitions.Of(record), manifest.Shards) != shard) return;
        if (record is null) torn++;
        else if (window.Contains(record.OccurredAt)) Add(new LoggedRecord(record, segment, offset));
    }

    private void Add(LoggedRecord logged)
    {
        if (logged.Record.Type.IsMoney()) money.Add(logged);
        else if (logged.Record.Type == RecordType.RefundTotal) AddTotal(logged);
        else if (logged.Record.Type.Kind() is RecordKind.Event or RecordKind.Reading) ofTheDay.Add(logged);
    }

    private void AddTotal(LoggedRecord logged)
    {
        if (logged.Record is not { Order: { } order, Amount: { } amount } record) return;
        var key = ClaimKey.OfOrder(record.Namespace, order);
        totals.Add(new RefundTotal(key, record.Namespace, order, record.Source, record.OccurredAt, record.Version, PositionOf(logged), amount, MoneyPlaceOf(record)));
    }

    private IReadOnlyCollection<Bid> Bids() =>
    [
        .. from logged in money
           let record = logged.Record
           orderby PositionOf(logged)
           group logged by (record.Namespace, record.Type, record.Id, record.Lineage, Says: record.Lineage is null ? $"{record.Amount}|{record.Order}|{record.Stage}|{record.Order is null}|{record.Stage is null}" : "") into voice
           select BidOf([.. voice]),
    ];

    private Bid BidOf(List<LoggedRecord> voice)
    {
        var speaks = voice[0].Record.Lineage is null ? voice[0] : voice.MaxBy(logged => logged.Record.Version)!;
        var record = speaks.Record;
        var claim = new Claim
        {
            First = PositionOf(voice[0]),
            Standing = PositionOf(speaks),
            Lineage = record.Lineage,
            Version = record.Version,
            Stage = record.Stage,
            Amount = record.Amount,
            Order = record.Order,
            Source = record.Source,
            OccurredAt = record.OccurredAt,
        };
        var key = ClaimKey.OfIdentity(record.Type, record.Namespace, record.Id);
        return new Bid(key, record.Type, record.Namespace, record.Id, claim, MoneyPlaceOf(record) with { Evidence = EvidenceOf(record) }, voice.Count, record.CostKind, record is { Person: null, ClickId: null } ? null : new Buyer(record.Person, record.ClickId));
    }

    private MoneyPlace MoneyPlaceOf(LogRecord record)
    {
        var unknown = new List<string>();
        var place = PlaceOf(record, unknown);
        return new MoneyPlace(place.Campaign, place.Influencer, place.Platform, place.Post, unknown, place.Link, Product: record.On.Product);
    }

    private DealEvidence? EvidenceOf(LogRecord record)
    {
        TouchPlace Alone(LogRecord of) => PlaceOf(of, []) is var place ? new(place.Campaign, place.Influencer, place.Platform, place.Post, ClickedLink(of) ?? of.On.Link) : null!;
        var on = record.On with { ContentType = null, Country = null, Product = null };
        var byLink = ClickedLink(record) is not null || on != Dimensions.None ? Alone(record with { Coupon = null }) : null;
        if (record.Coupon is null) return byLink is null ? null : new(null, byLink, null, ClickedLink(record) is not null);
        var byCoupon = Alone(record with { On = Dimensions.None, ClickId = null });
        var all = PlaceOf(record, []);
        return new(record.Coupon, byLink, byCoupon == new TouchPlace() ? null : byCoupon, ClickedLink(record) is not null, new(all.Campaign, all.Influencer, all.Platform, all.Post, all.Link));
    }

    private void AddTouch(LogRecord record, Place place)
    {
        if (record.Type != RecordType.Click || record.ClickClass != "human" || (record.Person ?? record.ClickId) is null) return;
        var visitor = record.Person is { } person ? VisitorKey.OfPerson(person) : VisitorKey.OfClick(record.ClickId!);
        touches.Add(new Touch(visitor, record.OccurredAt, new(place.Campaign, place.Influencer, place.Platform, place.Post, ClickedLink(record) ?? record.On.Link)));
    }

    private static LogPosition PositionOf(LoggedRecord logged) => new(logged.Record.ReceivedAt, logged.Segment, logged.Offset);

    public Partial Finish()
    {
        var day = Deduplication.Resolve(ofTheDay);
        foreach (var logged in day.Accepted)
        {
            var unknown = new List<string>();
            if (logged.Record.Type == RecordType.DailyAmounts && !ReferenceDays.AnyCounts(logged.Record))
            {
                unresolved[$"dailyAmounts:{logged.Record.Namespace}"] = unresolved.GetValueOrDefault($"dailyAmounts:{logged.Record.Namespace}") + 1;
                continue;
            }
            var place = PlaceOf(logged.Record, unknown);
            foreach (var member in unknown) unresolved[member] = unresolved.GetValueOrDefault(member) + 1;
            if (logged.Record.Type.IsRemark()) Count(ReferenceRemarks.Joined(RemarkOf(logged.Record, place), registry), place);
            else if (Subjects.Of(logged.Record) is { } subject)
            {
                if (!readings.TryGetValue(subject, out var list)) readings[subject] = list = [];
                list.Add((logged, place));
            }
            else foreach (var row in RowsOf(place)) Count(logged.Record, place, row);
            AddTouch(logged.Record, place);
        }
        foreach (var of in readings.Values) CountSites(of);
        var overlaid = readings.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => Overlay(each.Key, each.Value)).OfType<DayReading>().ToList();
        var audit = new PartialAudit(day.Received, day.Accepted.Count, day.Duplicate, day.Conflicting, torn, unresolved);
        return new Partial(rows, overlaid, audit) { Bids = Bids(), Totals = totals, Remarks = remarks, Sites = Sites(), Touches = TouchSheet.Of(touches) };
    }

    private List<DaySite> Sites() => [.. readings.OrderBy(each => each.Key, StringComparer.Ordinal).SelectMany(each =>
        from part in ReferenceDays.LastOfParts([.. each.Value.Select(reading => reading.Logged)])
        let place = each.Value.Single(reading => reading.Logged == part.Last).Place
        select new DaySite(place.Account ?? place.Post ?? "", part.Part, place.Campaign, place.Influencer, place.Platform, place.Post, part.Counters))];

    private void Count(DayRemark remark, Place place)
    {
        remarks.Add(remark);
        if (remark.Said.Brand is { } brand && registry.Find(RegistryKind.Brands, brand) is null)
            unresolved[$"brand:{brand}"] = unresolved.GetValueOrDefault($"brand:{brand}") + 1;
        if (!remark.OfOwn) return;
        foreach (var row in RowsOf(place)) ReferenceRemarks.Count(remark, row);
    }

    private static DayRemark RemarkOf(LogRecord record, Place on) => new(
        record.Namespace, record.Type.WireName(), record.Id, record.Source, record.OccurredAt, record.ReceivedAt, record.Remark!,
        record.Counters?.Count > 0 ? record.Counters : null, on.Campaign, on.Influencer, on.Platform, on.Post, on.Account);

    private Place PlaceOf(LogRecord record, List<string> unknown)
    {
        var on = record.On;
        var clicked = Look(RegistryKind.Links, "link", ClickedLink(record), unknown);
        var coupon = Look(RegistryKind.Coupons, "coupon", record.Coupon, unknown);
        var link = Look(RegistryKind.Links, "link", on.Link, unknown);
        var credit = clicked ?? coupon ?? link;
        var postId = credit?["post"] ?? on.Post;
        var post = Look(RegistryKind.Posts, "post", postId, unknown);
        var accountId = post?["account"] ?? on.Account;
        var account = Look(RegistryKind.Accounts, "account", accountId, unknown);
        var place = new Place(
            credit?["campaign"] ?? post?["campaign"] ?? on.Campaign,
            credit?["influencer"] ?? post?["influencer"] ?? on.Influencer ?? account?["influencer"],
            credit?["platform"] ?? post?["platform"] ?? on.Platform ?? account?["platform"] ?? Prefix(postId) ?? Prefix(accountId),
            postId,
            accountId,
            credit is null ? ClickedLink(record) ?? on.Link : credit == coupon && clicked is null ? "coupon:" + coupon.Id : credit.Id);
        Look(RegistryKind.Brands, "brand", account?["brand"], unknown);
        Look(RegistryKind.Campaigns, "campaign", place.Campaign, unknown);
        Look(RegistryKind.Influencers, "influencer", place.Influencer, unknown);
        Look(RegistryKind.Products, "product", on.Product, unknown);
        return place;
    }

    private RegistryEntry? Look(RegistryKind kind, string name, string? id, List<string> unknown)
    {
        var entry = registry.Find(kind, id);
        if (id is not null && entry is null) unknown.Add($"{name}:{id}");
        return entry;
    }

    private string? ClickedLink(LogRecord record) => record.ClickId is { } id ? linkOfClickId(id) : null;

    private static string? Prefix(string? id) => id?.IndexOf(':') is > 0 and var colon ? id[..colon] : null;

    private List<RowPart> RowsOf(Place place)
    {
        var scopes = Scope.Sets.Select(set => Scope.Of(set.Select(dimension => (dimension, Member(place, dimension) ?? Scope.Unknown))));
        return [.. scopes.Select(scope => rows.TryGetValue(scope, out var row) ? row : rows[scope] = new RowPart())];
    }

    private static string? Member(Place place, Dimension dimension) => dimension switch
    {
        Dimension.Campaign => place.Campaign,
        Dimension.Influencer => place.Influencer,
        Dimension.Platform => place.Platform,
        Dimension.Post => place.Post,
        _ => place.Link,
    };

    private static void Count(LogRecord record, Place place, RowPart row)
    {
        row.Saw(record.ReceivedAt);
        if (record.Type != RecordType.Click) return;
        row.Measures.Add(Measures.ClicksRaw, 1);
        if (record.ClickClass != "human") return;
        row.Measures.Add(Measures.ClicksHuman, 1);
        if (place.Influencer is not null) row.Measures.Add(Measures.CreatorClicks, 1);
    }

    private void CountSites(List<(LoggedRecord Logged, Place Place)> of)
    {
        foreach (var metric in ReferenceDays.OfSite)
            foreach (var standing in ReferenceDays.Standing(of.Select(each => each.Logged), metric))
                foreach (var row in RowsOf(of.Single(each => each.Logged == standing).Place))
                {
                    row.Saw(standing.Record.ReceivedAt);
                    row.Measures.Add(Measures.Find(metric)!, standing.Record.Counters![metric]);
                }
    }

    // Of each attribute the values of the last source at the last time, and of those the last said.
    private static DayReading Mixed(string subject, List<(LoggedRecord Logged, Place Place)> inOrder)
    {
        var said = inOrder
            .SelectMany(each => (each.Logged.Record.Counters ?? new Dictionary<string, long>()).Select(counter => (each.Logged.Record, counter.Key, counter.Value, Attribute: counter.Key.Split(':')[0])))
            .ToList();
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var attribute in said.GroupBy(value => value.Attribute))
        {
            var last = attribute.Last().Record;
            var standing = attribute.Reverse().TakeWhile(value => (value.Record.OccurredAt, value.Record.Source) == (last.OccurredAt, last.Source)).Reverse();
            foreach (var value in standing) counters[value.Key] = value.Value;
        }
        var (end, place) = inOrder[^1];
        return new DayReading(
            subject, end.Record.OccurredAt, inOrder.Max(each => each.Logged.Record.ReceivedAt), counters, place.Campaign, place.Influencer, place.Platform, place.Account)
        {
            Source = end.Record.Source,
        };
    }

    private static DayReading? Overlay(string subject, List<(LoggedRecord Logged, Place Place)> readings)
    {
        var inOrder = readings.OrderBy(each => each.Logged.Record.OccurredAt).ThenBy(each => each.Logged, LogOrder.Instance).ToList();
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var lifetime = inOrder.Where(each => each.Logged.Record.Type != RecordType.DailyAmounts).ToList();
        var amounts = ReferenceDays.AmountsOf(subject, inOrder.Select(each => each.Logged));
        if (lifetime.Count == 0 && amounts.Count == 0) return null;
        if (subject.StartsWith("audience:", StringComparison.Ordinal) || subject.StartsWith("survey:", StringComparison.Ordinal)) return Mixed(subject, inOrder);
        foreach (var (name, value) in lifetime.SelectMany(each => each.Logged.Record.Counters ?? new Dictionary<string, long>())) counters[name] = value;
        var (last, place) = inOrder[^1];
        return new DayReading(
            subject, last.Record.OccurredAt, inOrder.Max(each => each.Logged.Record.ReceivedAt), counters, place.Campaign, place.Influencer, place.Platform, place.Account)
        {
            Amounts = amounts.Count > 0 ? amounts : null,
        };
    }
}
