using FsCheck.Xunit;
using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Tests.Rollups;

namespace KpiFunctions.Core.Tests.Attribution;

public sealed class SheetTests
{
    private static readonly RegistryEntry[] Registry =
    [
        Some.Entry(RegistryKind.Links, "lena-1", ("campaign", "spring"), ("influencer", "lena"), ("platform", "instagram")),
        Some.Entry(RegistryKind.Coupons, "MARCO10", ("influencer", "marco")),
        Some.Entry(RegistryKind.Rates, "2026-03-10:USD", ("day", "2026-03-10"), ("currency", "USD"), ("base", "EUR"), ("rate", "2")),
    ];

    [Property(MaxTest = 200)]
    public void Touches_are_read_as_they_were_written_by_visitor_then_time(int seed)
    {
        var touches = Random(seed);

        Assert.Equal(touches.OrderBy(touch => touch.Visitor.High).ThenBy(touch => touch.Visitor.Low).ThenBy(touch => touch.At).ThenBy(touch => touch.Place), Read(TouchSheet.Of(touches)));
    }

    [Property(MaxTest = 100)]
    public void The_same_touches_give_the_same_bytes_in_any_order_and_from_any_number_of_shards(int seed)
    {
        var touches = Random(seed);
        var shards = touches.GroupBy(touch => touch.Place.Influencer).Select(shard => TouchSheet.Of(shard)).ToList();

        Assert.Equal(TouchSheet.Of(touches).ToArray(), TouchSheet.Of(touches.AsEnumerable().Reverse()).ToArray());
        Assert.Equal(TouchSheet.Of(touches).ToArray(), TouchSheet.Merge(shards).ToArray());
    }

    [Fact]
    public void A_click_takes_about_23_bytes()
    {
        var random = new Random(1);
        var touches = Enumerable.Range(0, 10_000).Select(i => new Touch(VisitorKey.OfPerson($"p{i}"), Some.Noon.AddMilliseconds(random.Next(86_400_000)), new TouchPlace($"c{i % 50}")));

        Assert.InRange(TouchSheet.Of(touches).Length / 10_000.0, 20, 24);
    }

    [Fact]
    public void Only_human_clicks_of_known_visitors_are_touches_and_each_counts_once()
    {
        var click = Some.Click("lena-1") with { Person = "kim" };

        var day = RolledDay.Of([click, click with { ReceivedAt = Some.Noon.AddHours(1) }, Some.Click("lena-1", "bot") with { Person = "kim" }, Some.Click("lena-1")], Some.Manifest(shards: 3), Registry);

        Assert.Equal([new Touch(VisitorKey.OfPerson("kim"), Some.Noon, new("spring", "lena", "instagram", null, "lena-1"))], Read(day.Sheet(DaySheet.Touches)));
    }

    [Fact]
    public void A_click_without_a_person_stands_under_its_click_id()
    {
        var day = RolledDay.Of([Some.Click() with { ClickId = "signed:lena-1" }], Some.Manifest(), Registry);

        Assert.Equal((VisitorKey.OfClick("signed:lena-1"), "lena-1"), Read(day.Sheet(DaySheet.Touches)).Select(touch => (touch.Visitor, touch.Place.Link)).Single());
    }

    [Fact]
    public void A_conversion_keeps_who_bought_and_what_its_link_and_its_coupon_say()
    {
        var sale = Some.Purchase(5000, "USD") with { Person = "kim", ClickId = "signed:lena-1", Coupon = "marco10", Order = "o\"1" };
        var lead = Some.Record(RecordType.Conversion) with { Stage = Stages.Lead, OccurredAt = Some.Noon.AddHours(-1), On = new Dimensions(Campaign: "jö") };

        var deals = Deal.Read(RolledDay.Of([sale, lead, sale], Some.Manifest(), Registry).Sheet(DaySheet.Deals)).ToList();

        Assert.Equal([lead.Id, sale.Id], deals.Select(deal => deal.Id));
        Assert.Equal(
            new Deal(Some.Noon, "shop", sale.Id, "purchase", "o\"1", new Buyer("kim", "signed:lena-1"), 2500, sale.Amount, new DealEvidence("marco10", new("spring", "lena", "instagram", null, "lena-1"), new(Influencer: "marco"), true, new("spring", "lena", "instagram", null, "lena-1"))),
            deals[1]);
        Assert.Equal(new DealEvidence(null, new("jö"), null, false), deals[0].Evidence);
    }

    [Fact]
    public void A_refund_is_kept_with_its_order_and_one_that_only_completes_others_too()
    {
        var sale = Some.Purchase(5000) with { Order = "1" };
        var refund = Some.Refund(1000) with { Order = "1", OccurredAt = Some.Noon.AddHours(1) };
        var total = Some.Record(RecordType.RefundTotal) with { Order = "1", Amount = new(1500, "EUR"), OccurredAt = Some.Noon.AddHours(2) };

        var refunds = DaySheet.Read(RolledDay.Of([sale, refund, total], Some.Manifest(), Registry).Sheet(DaySheet.Refunds), SheetJson.Default.OrderRefund);

        Assert.Equal([("1", 1000L), ("1", 500L)], refunds.Select(each => (each.Order, each.Minor!.Value)));
    }

    [Fact]
    public void A_late_touch_credits_a_conversion_anew_when_its_day_is_rolled_again()
    {
        var sale = Some.Purchase(5000) with { Person = "kim" };
        var late = Some.Click("lena-1") with { Person = "kim", OccurredAt = Some.Noon.AddHours(-2), ReceivedAt = Some.Noon.AddDays(3) };

        Assert.Empty(WayOf(RolledDay.Of([sale], Some.Manifest(), Registry)));
        Assert.Equal(["lena"], WayOf(RolledDay.Of([sale, late], Some.Manifest(), Registry)));
    }

    [Fact]
    public void Those_who_did_not_convert_are_sampled_fairly_and_alike_in_any_order()
    {
        var touches = Enumerable.Range(0, 5_000).Select(i => Ways.Touch($"p{i}", i % 20, Ways.Lena)).ToList();
        SampledVisitors Sample(IEnumerable<IEnumerable<Touch>> days)
        {
            var sample = new SampledVisitors(most: 1_000);
            foreach (var day in days) new VisitorTouches(new HashSet<VisitorKey>(), sample).Add(TouchSheet.Of(day).Span, counts: false);
            return sample;
        }

        var one = Sample(touches.Chunk(700));
        var other = Sample(touches.AsEnumerable().Reverse().Chunk(333));

        Assert.Equal(8, one.Weight);
        Assert.Equal(one.Visitors.Keys.ToHashSet(), [.. other.Visitors.Keys]);
        Assert.InRange(one.Visitors.Count * one.Weight, 4_500, 5_500);
    }

    private static IEnumerable<string?> WayOf(RolledDay day)
    {
        var paths = new DealPaths(new Lookback(30), _ => null);
        foreach (var deal in Deal.Read(day.Sheet(DaySheet.Deals))) paths.Add(deal);
        var touches = new VisitorTouches(paths.Visitors);
        if (day.Sheet(DaySheet.Touches) is { Length: > 0 } sheet) touches.Add(sheet.Span, counts: true);
        return paths.Find(touches).Single().Path.Touches.Select(touch => touch.On.Influencer);
    }

    private static List<Touch> Read(ReadOnlyMemory<byte> sheet)
    {
        var touches = new List<Touch>();
        if (sheet.Length == 0) return touches;
        var reader = new TouchReader(sheet.Span);
        while (reader.NextVisitor())
            while (reader.NextTouch())
                touches.Add(new Touch(reader.Visitor, reader.At, reader.Places[reader.Place]));
        return touches;
    }

    private static List<Touch> Random(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(300)).Select(_ => new Touch(
            VisitorKey.OfPerson($"p{random.Next(40)}"), Some.Noon.AddMilliseconds(random.Next(-40_000_000, 40_000_000)),
            new TouchPlace(random.Next(2) == 0 ? null : "spring", $"i{random.Next(4)}", Link: random.Next(3) == 0 ? "jö" : null)))];
    }
}
