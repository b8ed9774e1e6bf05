using FsCheck.Xunit;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Costs;

namespace KpiFunctions.Core.Tests.Rollups.Costs;

/// <summary>Ten euros for three days, the tenth to the twelfth of March; the thirteenth closes the span.</summary>
public sealed class CostsByImpressionsTests
{
    private const string Post = "instagram:1";

    [Fact]
    public void The_cost_lies_on_its_days_as_its_members_impressions_do_to_the_last_cent()
    {
        var days = Days([Cost()], [100], [200], [400], []);

        Assert.Equal([1000, null, null, null], days.Column(Measures.Cost));
        Assert.Equal([143, 286, 571, null], days.Column(Measures.CostAllocated));   // 142.86 and 285.71 get the two cents that 142 + 285 + 571 lack
        Assert.Equal([null, null, null, null], days.Column(Measures.CostsUnallocated));
    }

    [Fact]
    public void Of_equal_remainders_the_earlier_day_gets_the_cent() =>
        Assert.Equal([334, 333, 333, null], Days([Cost()], [7], [7], [7], []).Column(Measures.CostAllocated));

    [Fact]
    public void Until_the_day_after_its_span_was_rolled_its_parts_are_unknown_and_nothing_of_it_is_allocated()
    {
        var days = Days([Cost()], [100], [200], [400]);

        Assert.Equal([1000, null, null], days.Column(Measures.Cost));
        Assert.Equal([null, null, null], days.Column(Measures.CostAllocated));
        Assert.Equal([1, 1, 1], days.Column(Measures.CostsUnallocated));
        Assert.Equal(NullReason.Incomplete, KpiCatalog.Find("costAllocated")!.Of(days[Some.Day][""], Scope.Total).Reason);
    }

    [Fact]
    public void A_span_in_which_nothing_was_measured_stays_unknown()
    {
        var days = Days([Cost()], [], [], [], []);

        Assert.Equal([1000, null, null, null], days.Column(Measures.Cost));
        Assert.Equal([1, 1, 1, null], days.Column(Measures.CostsUnallocated));
        Assert.Equal([null, null, null, null], days.Column(Measures.CostAllocated));
    }

    [Fact]
    public void A_day_without_impressions_bears_nothing_and_one_that_took_impressions_back_neither() =>
        Assert.Equal([null, 1000, null, null], Days([Cost()], [], [50], [-20], []).Column(Measures.CostAllocated));

    [Fact]
    public void Only_impressions_of_the_members_that_it_names_count()
    {
        var days = SharedDays.Of(
            [Cost(("campaign", "spring")), Of(Post, "spring"), Of("instagram:2", "summer")],
            new Dictionary<DateOnly, (string, long)[]>
            {
                [Some.Day] = [(Post, 300), ("instagram:2", 5000)],
                [Some.Day.AddDays(1)] = [(Post, 100)],
                [Some.Day.AddDays(2)] = [("instagram:2", 700)],
                [Some.Day.AddDays(3)] = [],
            });

        Assert.Equal([750, 250, null, null], days.Column(Measures.CostAllocated, "campaign=spring"));
        Assert.Equal([750, 250, null, null], days.Column(Measures.CostAllocated, "post=unknown"));
        Assert.Equal([null, null, null, null], days.Column(Measures.CostAllocated, "campaign=summer"));
    }

    [Fact]
    public void Its_first_day_bears_it_though_no_record_came_in() => Assert.Equal([1000, null], SharedDays.Of([Cost(("allocation", "day"))], Empty(2)).Column(Measures.Cost));

    [Fact]
    public void What_a_cost_shares_is_told_only_to_its_own_days()
    {
        var days = Days([Cost()], [100], [200], [400], [], [900]);

        Assert.Equal([1, 1, 1, 1, 0], Enumerable.Range(0, 5).Select(day => days[Some.Day.AddDays(day)].Readings.Count(reading => reading.Subject == "cost:lena")));
    }

    [Property]
    public void The_parts_are_the_whole_whatever_the_weights(long minor, uint[] weights)
    {
        var (whole, by) = (Math.Abs(minor % long.MaxValue), weights.Select(weight => (long)weight).Append(1).ToList());

        var parts = WholeSplit.Of(whole, by);

        Assert.Equal(whole, parts.Sum());
        Assert.All(parts.Zip(by), part => Assert.True(Math.Abs(part.First - ((double)whole * part.Second / by.Sum())) <= 1 + (whole * 1e-12)));
    }

    private static SharedDays Days(IReadOnlyList<RegistryEntry> registry, params long[][] shown) => SharedDays.Of(
        registry, Enumerable.Range(0, shown.Length).ToDictionary(day => Some.Day.AddDays(day), day => shown[day].Select(impressions => (Post, impressions)).ToArray()));

    private static Dictionary<DateOnly, (string, long)[]> Empty(int days) => Enumerable.Range(0, days).ToDictionary(day => Some.Day.AddDays(day), _ => Array.Empty<(string, long)>());

    private static RegistryEntry Of(string post, string campaign) => Some.Entry(RegistryKind.Posts, post, ("platform", "instagram"), ("campaign", campaign));

    private static RegistryEntry Cost(params (string Field, string Value)[] more) => Some.Entry(
        RegistryKind.Costs, "lena",
        [.. new[] { ("amount", "10.00"), ("currency", "EUR"), ("costKind", "fee"), ("from", "2026-03-10"), ("to", "2026-03-12"), ("allocation", "impressions") }.Where(field => more.All(other => other.Field != field.Item1)), .. more]);
}
