using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Rollups.Costs;

namespace KpiFunctions.Core.Tests.Rollups.Costs;

/// <summary>Ten euros for a post that was published in the last hour of the tenth of March in Berlin: 22:30 in UTC.</summary>
public sealed class PostingDayCostsTests
{
    private static readonly RegistryEntry Posted = Some.Entry(RegistryKind.Posts, "instagram:1", ("platform", "instagram"), ("publishedAt", "2026-03-10T22:30:00Z"));

    [Fact]
    public void A_cost_of_a_post_without_a_day_is_booked_and_allocated_on_the_day_the_post_was_published()
    {
        var cost = Cost(("post", "instagram:1"));

        Assert.Equal((1000, 1000), Booked(Some.Day, "Europe/Berlin", cost, Posted));
        Assert.Equal((null, null), Booked(Some.Day.AddDays(1), "Europe/Berlin", cost, Posted));
        Assert.Equal((1000, 1000), Booked(Some.Day.AddDays(1), "Asia/Kolkata", cost, Posted));   // 04:00 of the eleventh there
    }

    [Fact]
    public void A_cost_booked_on_its_invoice_day_may_be_allocated_to_the_posting_day()
    {
        var cost = Cost(("post", "instagram:1"), ("from", "2026-03-31"), ("allocation", "posting"));

        Assert.Equal((null, 1000), Booked(Some.Day, "UTC", cost, Posted));
        Assert.Equal((1000, null), Booked(new DateOnly(2026, 3, 31), "UTC", cost, Posted));
    }

    [Fact]
    public void While_nobody_says_when_the_post_was_published_its_part_is_unknown()
    {
        var day = Rolled(new DateOnly(2026, 3, 31), "UTC", Cost(("post", "instagram:1"), ("from", "2026-03-31"), ("allocation", "posting")))[""];

        Assert.Equal((1000, null, 1), (day[Measures.Cost], day[Measures.CostAllocated], day[Measures.CostsUnallocated]));
    }

    [Fact]
    public void A_post_that_turns_out_to_be_of_another_day_touches_both_days_and_no_third()
    {
        var cost = Cost(("post", "instagram:1"));
        var moved = Some.Entry(RegistryKind.Posts, "instagram:1", ("platform", "instagram"), ("publishedAt", "2026-03-12T09:00:00Z"));
        var (before, after) = (new RegistryDigest(new RegistrySnapshot([cost, Posted])), new RegistryDigest(new RegistrySnapshot([cost, moved])));

        Assert.Equal([true, false, true, false], Enumerable.Range(10, 4).Select(day => Asked(day)).Select(asked => before.Of(asked) != after.Of(asked)));
    }

    [Fact]
    public void The_days_that_costs_concern_are_known_without_any_record()
    {
        var registry = new RegistrySnapshot(
        [
            Posted, Cost(("post", "instagram:1")), Some.Entry(RegistryKind.Costs, "flat", ("amount", "1"), ("currency", "EUR"), ("from", "2026-04-01"), ("to", "2026-04-03"), ("allocation", "flat")),
            Some.Entry(RegistryKind.Costs, "shown", ("amount", "1"), ("currency", "EUR"), ("from", "2026-05-01"), ("to", "2026-05-02"), ("allocation", "impressions")),
        ]);

        var days = AgreedDays.Of(registry, new ReportingZone(TimeZoneInfo.Utc));

        Assert.Equal(["03-10", "04-01", "04-02", "04-03", "05-01", "05-02", "05-03"], days.Order().Select(day => day.ToString("MM-dd", null)));
    }

    private static (long?, long?) Booked(DateOnly day, string zone, params RegistryEntry[] registry)
    {
        var total = Rolled(day, zone, registry)[""];
        return (total[Measures.Cost], total[Measures.CostAllocated]);
    }

    private static RolledDay Rolled(DateOnly day, string zone, params RegistryEntry[] registry)
    {
        LogRecord click = Some.Click() with { OccurredAt = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero) };
        return RolledDay.Of([click], Some.Manifest(zone, day: day), registry);
    }

    // What a merge of the day asks about costs alone.
    private static RegistryLookups Asked(int day)
    {
        var asked = RolledDay.Of([], Some.Manifest(day: new DateOnly(2026, 3, day))).Lookups.Asked.Ids[RegistryLookups.Agreed];
        return RegistryLookups.Of(new Dictionary<string, HashSet<string>> { [RegistryLookups.Agreed] = [.. asked] });
    }

    private static RegistryEntry Cost(params (string, string)[] more) =>
        Some.Entry(RegistryKind.Costs, "lena", [("amount", "10.00"), ("currency", "EUR"), ("costKind", "fee"), .. more]);
}
