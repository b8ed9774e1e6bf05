using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Tests.Kpis;

public sealed class PeriodTests
{
    private static readonly Period Range = new(new DateOnly(2026, 2, 26), new DateOnly(2026, 3, 10));

    [Fact]
    public void Weeks_run_from_monday_to_sunday_and_are_cut_at_the_ends() =>
        Assert.Equal(["02-26..03-01", "03-02..03-08", "03-09..03-10"], Range.Split(Interval.Week).Select(Text));

    [Fact]
    public void Months_are_cut_at_the_ends() => Assert.Equal(["02-26..02-28", "03-01..03-10"], Range.Split(Interval.Month).Select(Text));

    [Fact]
    public void The_previous_period_has_as_many_days_just_before() => Assert.Equal("02-13..02-25", Text(Range.Previous));

    [Fact]
    public void An_empty_range_is_no_period() =>
        Assert.Throws<ArgumentException>(() => new Period(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 1)));

    private static string Text(Period period) => $"{period.From:MM-dd}..{period.To:MM-dd}";
}
