using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>
/// What a shard's rollup must give, said the plain way: every line an object, everything grouped and joined by its texts. Slow, and the judge
/// of <see cref="ShardRollup"/>.
/// </summary>
internal sealed class ReferenceShardRollup(Manifest manifest, int shard, RegistrySnapshot registry, Func<string, string?> linkOfClickId)
{
    private readonly DayWindow window = new ReportingZone(TimeZoneInfo.FindSystemTimeZoneById(manifest.Zone)).WindowOf(manifest.Day);
    private readonly ExchangeRates rates = new(registry);
    private readonly List<LoggedRecord> ofTheDay = [];
    private readonly Dictionary<Scope, RowPart> rows = [];
    private readonly SortedDictionary<string, long> unresolved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(LoggedRecord Logged, Place Place)>> readings = [];
    private long torn;

    private sealed record Place(string? Campaign, string? Influencer, string? Platform, string? Post, string? Account);

    public void Add(ReadOnlySpan<byte> line, string segment, long offset)
    {
        var record = RecordLine.TryRead(line);
        if (Partitions.ShardOf(record is null ? 0 : Partitions.Of(record), manifest.Shards) != shard) return;
        if (record is null) torn++;
        else if (record.Type.Kind() is RecordKind.Event or RecordKind.Reading && window.Contains(record.OccurredAt))
            ofTheDay.Add(new LoggedRecord(record, segment, offset));
    }

    public Partial Finish()
    {
        var day = Deduplication.Resolve(ofTheDay);
        foreach (var logged in day.Accepted)
        {
            var place = PlaceOf(logged.Record);
            if (Subjects.Of(logged.Record) is { } subject)
            {
                if (!readings.TryGetValue(subject, out var list)) readings[subject] = list = [];
                list.Add((logged, place));
            }
            else foreach (var row in RowsOf(place)) Count(logged.Record, row);
        }
        return new Partial(rows, [.. readings.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => Overlay(each.Key, each.Value))], new PartialAudit(
            day.Received, day.Accepted.Count, day.Duplicate, day.Conflicting, torn, unresolved));
    }

    private Place PlaceOf(LogRecord record)
    {
        var on = record.On;
        var clicked = Look(RegistryKind.Links, "link", record.ClickId is { } id ? linkOfClickId(id) : null);
        var coupon = Look(RegistryKind.Coupons, "coupon", record.Coupon);
        var link = Look(RegistryKind.Links, "link", on.Link);
        var credit = clicked ?? coupon ?? link;
        var postId = credit?["post"] ?? on.Post;
        var post = Look(RegistryKind.Posts, "post", postId);
        var accountId = post?["account"] ?? on.Account;
        var account = Look(RegistryKind.Accounts, "account", accountId);
        var place = new Place(
            credit?["campaign"] ?? post?["campaign"] ?? on.Campaign,
            credit?["influencer"] ?? post?["influencer"] ?? on.Influencer ?? account?["influencer"],
            credit?["platform"] ?? post?["platform"] ?? on.Platform ?? account?["platform"] ?? Prefix(postId) ?? Prefix(accountId),
            postId,
            accountId);
        Look(RegistryKind.Campaigns, "campaign", place.Campaign);
        Look(RegistryKind.Influencers, "influencer", place.Influencer);
        return place;
    }

    private RegistryEntry? Look(RegistryKind kind, string name, string? id)
    {
        var entry = registry.Find(kind, id);
        if (id is not null && entry is null) unresolved[$"{name}:{id}"] = unresolved.GetValueOrDefault($"{name}:{id}") + 1;
        return entry;
    }

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
        _ => place.Post,
    };

    private void Count(LogRecord record, RowPart row)
    {
        row.Saw(record.ReceivedAt);
        foreach (var measure in CountersOf(record)) row.Measures.Add(measure, 1);
        if (AmountOf(record) is not { } money || record.Amount is not { } amount) return;
        if (rates.Convert(amount, manifest.Currency, manifest.Day) is { } minor)
        {
            row.Measures.Add(money, minor);
            return;
        }
        row.Measures.Add(Measures.Unconverted, 1);
        row.SetApart(amount.Currency, money, amount.Minor);
    }

    private static Measure[] CountersOf(LogRecord record) => record.Type switch
    {
        RecordType.Click => record.ClickClass == "human" ? [Measures.ClicksRaw, Measures.ClicksHuman] : [Measures.ClicksRaw],
        RecordType.Conversion => [record.Stage == Stages.Signup ? Measures.Signups : record.Stage == Stages.Lead ? Measures.Leads : Measures.Orders],
        RecordType.Refund => [Measures.Refunds],
        _ => [],
    };

    private static Measure? AmountOf(LogRecord record) => record.Type switch
    {
        RecordType.Conversion when record.Stage is null or Stages.Purchase => Measures.RevenueGross,
        RecordType.Refund => Measures.RefundedAmount,
        RecordType.Cost => Measures.Cost,
        _ => null,
    };

    private static DayReading Overlay(string subject, List<(LoggedRecord Logged, Place Place)> readings)
    {
        var inOrder = readings.OrderBy(each => each.Logged.Record.OccurredAt).ThenBy(each => each.Logged, LogOrder.Instance).ToList();
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, value) in inOrder.SelectMany(each => each.Logged.Record.Counters ?? new Dictionary<string, long>())) counters[name] = value;
        var (last, place) = inOrder[^1];
        return new DayReading(
            subject, last.Record.OccurredAt, inOrder.Max(each => each.Logged.Record.ReceivedAt), counters, place.Campaign, place.Influencer, place.Platform, place.Account);
    }
}
