using System.Globalization;
using System.Text;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>
/// Puts a brand's facts into requests and files, day by day. One record in fifty is sent again on a later day, one export is uploaded
/// a second time under another name, and one coupon is registered last.
/// </summary>
internal sealed class Deliveries(Brand brand, IssueClickId issueClickId)
{
    private const int EventsPerRequest = 500;
    private const double SentAgain = 0.02;
    private const int LastDelay = 6;
    private const int AccountFileDays = 15;

    private static readonly Dictionary<string, string> NoMetadata = [];

    private readonly SampleCalendar calendar = new(brand.Options);
    private readonly SplitMix64 chance = SplitMix64.For(brand.Options.Seed, "deliveries");
    private readonly HashSet<string> exportedOrders = [];

    public IReadOnlyList<Delivery> Make()
    {
        var late = brand.Registry.Single(entry => entry.Id == SampleRegistry.LateCoupon);
        List<Delivery> deliveries = [.. brand.Registry.Where(entry => entry != late).GroupBy(entry => entry.Kind).Select(kind => RegistryFile(kind.Key, [.. kind]))];

        var again = brand.Planned.Where(_ => chance.Chance(SentAgain)).Select(planned => planned with { SentOn = planned.SentOn + chance.Between(0, 3) }).ToList();
        var sent = brand.Planned.Concat(again).ToLookup(planned => planned.SentOn);
        for (var day = 0; day < brand.Options.Days + LastDelay + 4; day++) deliveries.AddRange(OfDay(day, [.. sent[day]]));
        deliveries.AddRange(TalkDeliveries.Of(brand));

        deliveries.AddRange(Stated());

        var repeated = deliveries.Last(delivery => delivery.Door == Door.SproutCsv);
        return [.. deliveries, repeated with { Name = repeated.Name.Replace(".csv", "-copy.csv") }, RegistryFile("coupons-late", [late])];
    }

    private IEnumerable<Delivery> OfDay(int day, IReadOnlyList<Planned> sent)
    {
        foreach (var file in SproutFiles(day)) yield return file;
        if (ShopifyFile(day) is { } orders) yield return orders;
        var told = sent.Where(planned => planned.Door is Door.Events or Door.Webhook).OrderBy(planned => planned.Event.At).ToLookup(planned => ToolBodies.ToolOf(planned.Event));
        foreach (var chunk in told[null].Where(planned => planned.Door == Door.Events).Select(planned => planned.Event).Chunk(EventsPerRequest))
            yield return new(Door.Events, "", EventBody.Ndjson(chunk, issueClickId), chunk.Length, NoMetadata) { Facts = chunk };
        foreach (var each in told[null].Where(planned => planned.Door == Door.Webhook).Select(planned => planned.Event))
            yield return new(Door.Webhook, EventBody.MessageId(each), EventBody.Webhook(each, issueClickId), 1, NoMetadata) { Facts = [each] };
        foreach (var tool in told.Where(tool => tool.Key is not null))
            foreach (var chunk in tool.Select(planned => planned.Event).Chunk(ToolBodies.MostEvents(tool.Key!)))
                yield return ToolBodies.Write(tool.Key!, chunk, issueClickId);
        if (AccountFile(day) is { } accounts) yield return accounts;
    }

    private IEnumerable<Delivery> Stated() =>
        brand.SiteDays.Select(visits => new SampleStatement(visits.At, SiteVisits.Json(visits))).Concat(brand.Statements).OrderBy(statement => statement.At).Chunk(EventsPerRequest)
            .Select(chunk => new Delivery(Door.Events, "", Encoding.UTF8.GetBytes(string.Join('\n', chunk.Select(statement => statement.Json))), chunk.Length, NoMetadata));

    private static Delivery RegistryFile(string name, IReadOnlyList<SampleEntry> entries) =>
        new(Door.RegistryCsv, $"northwind/registry/{name}.csv", RegistryCsv.Write(entries), entries.Count, NoMetadata);

    private IEnumerable<Delivery> SproutFiles(int day) =>
        from export in brand.PostReadings.GroupBy(reading => reading.At)
        where calendar.IndexOf(export.Key) == day
        let rows = export.ToList()
        select new Delivery(
            Door.SproutCsv, $"northwind/sprout/post-performance-{calendar.Local(export.Key).ToString("yyyy-MM-dd-HHmm", CultureInfo.InvariantCulture)}.csv",
            SproutCsv.Write(rows, brand.Posts.ToDictionary(post => post.Id), calendar), rows.Count, ExportedAt(export.Key));

    // The shop's week, on Monday morning and once more in the end; orders that were refunded since come again.
    private Delivery? ShopifyFile(int day)
    {
        if (!calendar.IsMonday(day) && day != brand.Options.Days) return null;
        var now = calendar.At(day, 7 * 3600);
        // A refund may count on an earlier day than the one on which the shop made it.
        var known = brand.Planned.Where(each => each.Door == Door.ShopifyCsv && each.Event.At < now && each.SentOn < day).Select(each => each.Event).ToList();
        var news = known.Where(each => exportedOrders.Add(each.Type + each.Order)).Select(each => each.Order).ToHashSet();
        if (news.Count == 0) return null;

        var orders = known.Where(each => each.Type == "conversion" && news.Contains(each.Order)).ToList();
        var refunds = known.Where(each => each.Type == "refund").ToDictionary(refund => refund.Order!);
        var metadata = new Dictionary<string, string>(ExportedAt(now)) { ["namespace"] = "shop" };
        return new(Door.ShopifyCsv, $"northwind/shop/orders-export-{DayText(day)}.csv", ShopifyCsv.Write(orders, refunds, calendar), orders.Count, metadata);
    }

    private Delivery? AccountFile(int day)
    {
        if (day >= brand.Options.Days || ((day + 1) % AccountFileDays != 0 && day != brand.Options.Days - 1)) return null;
        var from = day / AccountFileDays * AccountFileDays;
        var rows = brand.AccountReadings.Where(reading => calendar.IndexOf(reading.At) is var at && at >= from && at <= day).ToList();
        return new(Door.CanonicalCsv, $"northwind/accounts/followers-until-{DayText(day)}.csv", AccountCsv.Write(rows), rows.Count, NoMetadata);
    }

    private static Dictionary<string, string> ExportedAt(DateTimeOffset time) =>
        new() { ["exportedAt"] = time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) };

    private string DayText(int day) => calendar.Day(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
