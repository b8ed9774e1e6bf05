using KpiFunctions.Core.Goals;
using KpiFunctions.Core.Kpis;
using static KpiFunctions.Core.Tests.Goals.DeclaredGoal;

namespace KpiFunctions.Core.Tests.Goals;

/// <summary>From a declaration and rows to progress, projection and status.</summary>
public sealed class GoalEvaluationTests
{
    private static readonly DateOnly Before = Start.AddDays(-70);
    private static readonly DateOnly Tenth = Start.AddDays(9);

    [Fact]
    public void A_sum_begins_at_zero_and_its_pace_is_progress_over_elapsed()
    {
        var result = ClicksOf(Read(), Before, Tenth, _ => 90);

        // 900 of 3000 after 10 of 30 days.
        Assert.Equal((900.0, 0.3, 1.0 / 3, 0.9), (result.Actual.Value, result.Progress, result.Elapsed, Math.Round(result.Pace!.Value, 12)));
        // A series that never varies is forecast without an error.
        Assert.Equal((2700.0, 2700.0, 2700.0), (Math.Round(result.Projection!.Value, 6), Math.Round(result.Projection.Low!.Value, 6), Math.Round(result.Projection.High!.Value, 6)));
        Assert.Equal(GoalStatus.OffTrack, result.Status);
    }

    [Fact]
    public void What_is_off_track_is_told_what_would_bring_it_back()
    {
        var result = ClicksOf(Read(), Before, Tenth, _ => 90);

        // 2100 in 20 days; 2100 / 90 = 23.3, so the 24th day from April 10; or 2700.
        Assert.Equal(
            [new("daily-rate", 105, null), new("new-date", null, new DateOnly(2026, 5, 4)), new("fitting-target", 2700, null)],
            result.Adjustments.Select(each => each with { Value = each.Value is { } value ? Math.Round(value, 6) : null }));
    }

    [Theory]
    [InlineData(115, GoalStatus.Ahead)]
    [InlineData(101, GoalStatus.OnTrack)]
    [InlineData(99, GoalStatus.AtRisk)]
    [InlineData(85, GoalStatus.OffTrack)]
    public void The_status_is_where_the_range_lies(long daily, GoalStatus expected)
    {
        var chance = new Random(7);

        Assert.Equal(expected, ClicksOf(Read(), Before, Tenth, _ => daily + chance.Next(-12, 13)).Status);
    }

    [Fact]
    public void Without_a_past_there_is_a_pace_and_no_range()
    {
        var result = ClicksOf(Read(), Start, Tenth, _ => 97);

        Assert.Equal((Projection.Pace, 2910.0, null), (result.Projection!.Method, result.Projection.Value, result.Projection.Low));
        Assert.Equal(GoalStatus.AtRisk, result.Status);
    }

    [Fact]
    public void A_sum_that_is_reached_is_met_before_it_is_due_and_one_that_is_not_is_missed_after()
    {
        Assert.Equal(GoalStatus.Met, ClicksOf(Read(), Before, Tenth, _ => 300).Status);
        Assert.Equal(GoalStatus.Missed, ClicksOf(Read(), Before, Start.AddDays(29), _ => 99).Status);
        Assert.Equal(GoalStatus.Met, ClicksOf(Read(), Before, Start.AddDays(29), _ => 100).Status);
        Assert.Empty(ClicksOf(Read(), Before, Start.AddDays(29), _ => 99).Adjustments);
    }

    [Fact]
    public void A_ceiling_that_is_broken_is_missed_at_once_and_one_that_holds_is_met_in_the_end()
    {
        var ceiling = Read(("kpi", "refunds"), ("baseline", "100"), ("target", "60"));
        GoalResult Refunds(DateOnly until, long daily) => Evaluate(ceiling, Before, until, _ => [(Measures.Refunds, daily)]);

        Assert.Equal(GoalStatus.Missed, Refunds(Tenth, 7).Status);
        Assert.Equal(GoalStatus.Ahead, Refunds(Tenth, 1).Status);
        Assert.Equal(GoalStatus.OffTrack, Refunds(Tenth, 3).Status);
        Assert.Equal(GoalStatus.Met, Refunds(Start.AddDays(29), 2).Status);
    }

    [Fact]
    public void A_level_goes_from_its_baseline_to_its_target()
    {
        var followers = Read(("kpi", "followers"), ("baseline", "10000"), ("target", "10600"));

        var result = Evaluate(followers, Before, Tenth, i => [(Measures.Followers, 10_000 + 20 * (i - 69))]);

        // 200 of 600 after a third of the days, and 20 a day for 20 more.
        Assert.Equal((10_200.0, 1.0 / 3, 1.0), (result.Actual.Value, result.Progress, Math.Round(result.Pace!.Value, 12)));
        Assert.Equal(10_600, result.Projection!.Value, 6);
    }

    [Fact]
    public void A_rate_is_projected_by_what_is_left_of_its_base()
    {
        var rate = Read(("kpi", "conversionRate"), ("baseline", "0.04"), ("target", "0.05"));

        // 4 of 100 a day before April, 5 of 100 since.
        var result = Evaluate(rate, Before, Tenth, i => [(Measures.ClicksHuman, 100), (Measures.Orders, i < 70 ? 4 : 5)]);

        Assert.Equal((0.05, 1.0), (result.Actual.Value, Math.Round(result.Progress!.Value, 9)));
        // Another 2000 clicks at what the last weeks make of 4 and 5 in a hundred, and their rise fading.
        Assert.InRange(result.Projection!.Value, 0.048, 0.053);
        Assert.NotNull(result.Projection.Low);
    }

    [Fact]
    public void A_goal_that_has_not_begun_or_that_nothing_is_known_of_has_no_numbers()
    {
        Assert.Equal(GoalStatus.NoData, ClicksOf(Read(), Before, Start.AddDays(-1), _ => 90).Status);
        var unknown = Evaluate(Read(("kpi", "sessions")), Before, Tenth, _ => []);
        Assert.Equal((NullReason.NoData, null, null), (unknown.Actual.Reason, unknown.Progress, unknown.Projection));
    }

    [Fact]
    public void More_than_half_as_much_again_as_ever_needs_a_reason()
    {
        // 3000 in 30 days is 100 a day; the best four weeks had 66 or 67 a day.
        Assert.Equal(SmartLetter.Achievable, Assert.Single(ClicksOf(Read(), Before, Tenth, _ => 66).Missing).Letter);
        Assert.Empty(ClicksOf(Read(), Before, Tenth, _ => 67).Missing);
        Assert.Empty(ClicksOf(Read(("why", "a second shop")), Before, Tenth, _ => 66).Missing);
        Assert.Equal(SmartLetter.Achievable, Assert.Single(ClicksOf(Read(), Start, Tenth, _ => 90).Missing).Letter);
    }

    [Theory]
    [InlineData(4, AssumptionState.Holds, false)]
    [InlineData(5, AssumptionState.Holds, true)]
    [InlineData(2, AssumptionState.NoLongerHolds, false)]
    public void What_a_child_assumes_of_its_parent_is_held_against_the_days(int orders, AssumptionState expected, bool isEnough)
    {
        var parent = Read(("kpi", "orders"), ("target", "150"));
        var child = Read(("parent", "sales"), ("assumedConversion", "0.05"), ("target", "3000"));
        // Days that differ as much as 0 and 8 leave 5 within what is possible.
        (Measure, long)[] Day(int i) => [(Measures.ClicksHuman, 100), (Measures.Orders, orders == 4 ? i % 2 * 8 : orders)];

        var assumption = ParentAssumption.Of(History(child, Before, Start.AddDays(20), Day), History(parent, Before, Start.AddDays(20), Day))!;

        Assert.Equal((expected, 3000.0, isEnough), (assumption.State, assumption.Needed, assumption.IsEnough));
    }

    [Fact]
    public void An_assumption_without_two_weeks_of_days_is_not_judged()
    {
        var child = Read(("parent", "sales"), ("assumedConversion", "0.05"));
        var history = History(child, Before, Tenth, _ => [(Measures.ClicksHuman, 100)]);

        Assert.Equal(AssumptionState.NoData, ParentAssumption.Of(history, History(Read(("kpi", "orders")), Before, Tenth, _ => []))!.State);
    }
}
