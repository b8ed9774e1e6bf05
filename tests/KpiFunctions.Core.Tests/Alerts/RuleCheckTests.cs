using KpiFunctions.Core.Alerts;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Alerts;

public sealed class RuleCheckTests
{
    private static readonly DateOnly Last = new(2026, 11, 22);

    [Fact]
    public void Below_on_every_day_is_told()
    {
        var alert = Check(Rule("clicks", AlertCondition.Below, 10, 3), (Measures.ClicksHuman, [9, 8, 7]));

        Assert.Equal("Clicks was below 10 on each of the last 3 days, 7 on 2026-11-22.", alert!.Detail);
        Assert.Equal((7.0, 10.0), (alert.Numbers["value"], alert.Numbers["limit"]));
    }

    [Fact]
    public void One_day_at_the_value_is_not_below_it() => Assert.Null(Check(Rule("clicks", AlertCondition.Below, 10, 3), (Measures.ClicksHuman, [9, 10, 7])));

    [Fact]
    public void A_day_without_rows_is_no_evidence() => Assert.Null(Check(Rule("clicks", AlertCondition.Below, 10, 3), (Measures.ClicksHuman, [8, 7])));

    [Fact]
    public void A_value_that_is_not_known_is_no_evidence() => Assert.Null(Check(Rule("netFollowerGrowth", AlertCondition.Below, 10, 2), (Measures.ClicksHuman, [8, 7])));

    // 100 + 100 before, 60 + 70 now: 130 against 200 is 35 % less.
    [Fact]
    public void A_fall_compares_with_as_many_days_before()
    {
        var alert = Check(Rule("clicks", AlertCondition.Falls, 0.3, 2), (Measures.ClicksHuman, [100, 100, 60, 70]));

        Assert.Equal("Clicks of the last 2 days is 130, -35% against 200 in the 2 days before.", alert!.Detail);
        Assert.Equal(-0.35, alert.Numbers["change"], 1e-12);
    }

    [Fact]
    public void A_smaller_fall_is_not_told() => Assert.Null(Check(Rule("clicks", AlertCondition.Falls, 0.3, 2), (Measures.ClicksHuman, [100, 100, 70, 75])));

    [Fact]
    public void A_rise_is_told() => Assert.NotNull(Check(Rule("clicks", AlertCondition.Rises, 1, 1), (Measures.ClicksHuman, [10, 20])));

    [Fact]
    public void From_nothing_there_is_no_share_of_change() => Assert.Null(Check(Rule("clicks", AlertCondition.Rises, 1, 1), (Measures.ClicksHuman, [0, 20])));

    [Fact]
    public void What_goes_on_is_one_alert_a_week()
    {
        var rule = Rule("clicks", AlertCondition.Below, 10, 1);
        string IdOn(int day, DayOfWeek weekStart = DayOfWeek.Monday) =>
            RuleCheck.Of(rule, new DateOnly(2026, 11, day), new Dictionary<DateOnly, MeasureValues> { [new DateOnly(2026, 11, day)] = Day(Measures.ClicksHuman, 1) }, new(weekStart, "EUR"))!.Id;

        Assert.Equal(IdOn(16), IdOn(22));
        Assert.NotEqual(IdOn(22), IdOn(23));
        Assert.Equal(IdOn(22, DayOfWeek.Sunday), IdOn(23, DayOfWeek.Sunday));
        Assert.NotEqual(IdOn(21, DayOfWeek.Sunday), IdOn(22, DayOfWeek.Sunday));
    }

    [Theory]
    [InlineData("kpi", "nonsense")]
    [InlineData("scope", "planet=mars")]
    [InlineData("when", "sideways")]
    [InlineData("value", "much")]
    [InlineData("days", "0")]
    [InlineData("days", "1.5")]
    public void A_rule_that_makes_no_sense_names_the_field(string field, string value)
    {
        var fields = new Dictionary<string, string> { ["kpi"] = "clicks", ["when"] = "below", ["value"] = "1", [field] = value };

        Assert.Equal(field, Assert.Single(AlertRule.Read(new RegistryEntry("alertRules", "mine", fields)).Problems).Field);
    }

    [Fact]
    public void Low_growth_and_falling_engagement_are_watched_from_the_start() =>
        Assert.Equal(["default:low-follower-growth", "default:falling-engagement"], AlertRule.Defaults.Select(rule => rule.Id));

    private static AlertRule Rule(string kpi, AlertCondition when, double value, int days) => new("mine", "Mine", KpiCatalog.Find(kpi)!, Scope.Total, when, value, days);

    private static MeasureValues Day(Measure measure, long value) => new() { [measure] = value };

    private static Alert? Check(AlertRule rule, (Measure Measure, long[] Values) lastDays)
    {
        var first = Last.AddDays(1 - lastDays.Values.Length);
        var days = lastDays.Values.Select((value, index) => (Day: first.AddDays(index), Measures: Day(lastDays.Measure, value))).ToDictionary(day => day.Day, day => day.Measures);
        return RuleCheck.Of(rule, Last, days, new(DayOfWeek.Monday, "EUR"));
    }
}
