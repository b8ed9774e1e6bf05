using KpiFunctions.Access;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Access;

public sealed class AllowanceTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_minutes_worth_may_come_at_once_and_then_one_more_after_each_part_of_the_minute()
    {
        var four = new Allowance(4, clock);

        Assert.All(Enumerable.Range(0, 4), _ => Assert.Null(four.Take("anna")));
        Assert.Equal(TimeSpan.FromSeconds(15), four.Take("anna"));
        clock.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal(TimeSpan.FromSeconds(1), four.Take("anna"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(four.Take("anna"));
        Assert.Equal(TimeSpan.FromSeconds(15), four.Take("anna"));
    }

    [Fact]
    public void A_refused_call_costs_nothing_and_one_caller_does_not_use_up_another()
    {
        var one = new Allowance(1, clock);
        Assert.Null(one.Take("anna"));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.NotNull(one.Take("anna")));

        Assert.Null(one.Take("bert"));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(one.Take("anna"));
    }

    [Fact]
    public void Nothing_is_saved_up_beyond_a_minute()
    {
        var two = new Allowance(2, clock);
        clock.Advance(TimeSpan.FromHours(5));

        Assert.Null(two.Take("anna"));
        Assert.Null(two.Take("anna"));
        Assert.NotNull(two.Take("anna"));
    }

    [Fact]
    public void Without_a_limit_everybody_is_answered()
    {
        var any = new Allowance(0, clock);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Null(any.Take("anna")));
    }

    [Fact]
    public void A_flood_of_callers_is_not_remembered_for_ever()
    {
        var one = new Allowance(1, clock);

        Assert.All(Enumerable.Range(0, 250_000), caller => Assert.Null(one.Take($"{caller}")));
    }
}
