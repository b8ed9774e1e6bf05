using KpiFunctions.Core.Alerts;

namespace KpiFunctions.Core.Tests.Alerts;

public sealed class QuietHoursTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-22T20:59:00Z", "2026-11-22T20:59:00Z")]
    [InlineData("2026-11-22T21:00:00Z", "2026-11-23T06:00:00Z")]
    [InlineData("2026-11-23T02:00:00Z", "2026-11-23T06:00:00Z")]
    [InlineData("2026-11-23T06:00:00Z", "2026-11-23T06:00:00Z")]
    public void Over_night_everything_waits_for_the_morning(string now, string open) =>
        Assert.Equal(DateTimeOffset.Parse(open), QuietHours.TryParse("22:00-07:00")!.NextOpen(DateTimeOffset.Parse(now), Berlin));

    // 02:30 does not exist on that day: the clocks go from 02:00 to 03:00.
    [Fact]
    public void An_end_that_the_clocks_skip_is_the_hour_after() => Assert.Equal(
        DateTimeOffset.Parse("2026-03-29T01:00:00Z"), QuietHours.TryParse("01:00-02:30")!.NextOpen(DateTimeOffset.Parse("2026-03-29T00:30:00Z"), Berlin));

    [Theory]
    [InlineData("22:00")]
    [InlineData("22-7")]
    [InlineData("07:00-07:00")]
    [InlineData("25:00-07:00")]
    public void Other_texts_are_no_hours(string text) => Assert.Null(QuietHours.TryParse(text));
}
