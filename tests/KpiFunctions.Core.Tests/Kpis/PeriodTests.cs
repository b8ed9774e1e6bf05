using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Tests.Kpis;

public sealed class PeriodTests
{
    private static readonly Period Range = new(new DateOnly(2026, 2, 26), new DateOnly(2026, 3, 10));

    [Fact]
    public void Weeks_run_from_monday_to_sunday_and_are_cut_at_the_ends() =>
        Assert.Equal(["02-26..03-01", "03-02..03-08", "03-09..03-10"], Range.Split(Interval.Week, DayOfWeek.Monday).Select(Text));

    /// <summary>The 28th of December 2026 is a Monday.</summary>
    [Theory]
    [InlineData(DayOfWeek.Monday, "12-24..12-27 12-28..01-03 01-04..01-06")]
    [InlineData(DayOfWeek.Sunday, "12-24..12-26 12-27..01-02 01-03..01-06")]
    [InlineData(DayOfWeek.Saturday, "12-24..12-25 12-26..01-01 01-02..01-06")]
    public void Weeks_begin_as_set_and_go_on_over_the_turn_of_the_year(DayOfWeek weekStart, string weeks) =>
        Assert.Equal(weeks, string.Join(' ', new Period(new DateOnly(2026, 12, 24), new DateOnly(2027, 1, 6)).Split(Interval.Week, weekStart).Select(Text)));

    [Theory]
    [InlineData(DayOfWeek.Monday, 3, "12-28..01-03")]
    [InlineData(DayOfWeek.Monday, 2, "12-21..12-27")]
    [InlineData(DayOfWeek.Sunday, 2, "12-27..01-02")]
    [InlineData(DayOfWeek.Saturday, 2, "12-26..01-01")]
    public void The_last_whole_week_is_the_one_that_has_ended_by_the_day(DayOfWeek weekStart, int january, string week) =>
        Assert.Equal(week, Text(Period.WeekBy(new DateOnly(2027, 1, january), weekStart)));

    [Fact]
    public void Months_are_cut_at_the_ends() => Assert.Equal(["02-26..02-28", "03-01..03-10"], Range.Split(Interval.Month, DayOfWeek.Monday).Select(Text));

    [Fact]
    public void The_previous_period_has_as_many_days_just_before() => Assert.Equal("02-13..02-25", Text(Range.Previous));

    [Fact]
    public void An_empty_range_is_no_period() =>
        Assert.Throws<ArgumentException>(() => new Period(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 1)));

    private static string Text(Period period) => $"{period.From:MM-dd}..{period.To:MM-dd}";
}
