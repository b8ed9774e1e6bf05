using KpiFunctions.Local.FunctionsRuntime;
using KpiFunctions.Local.FunctionsRuntime.Timers;

namespace KpiFunctions.Tests.Runtime;

public sealed class TimerScheduleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("0 */5 * * * *", "2026-11-22T12:05:00Z")]
    [InlineData("15 0 2 * * *", "2026-11-23T02:00:15Z")]
    [InlineData("0 0 3 * * MON", "2026-11-23T03:00:00Z")]
    [InlineData("30 4 * * *", "2026-11-23T04:30:00Z")]
    [InlineData("00:10:00", "2026-11-22T12:10:30Z")]
    [InlineData("0 0 0 30 2 *", "9999-12-31T23:59:59.9999999Z")]
    public void Schedule_says_the_next_time(string text, string expected)
    {
        var next = TimerSchedule.Parse(text, TimeZoneInfo.Utc).NextAfter(Noon);

        Assert.Equal(DateTimeOffset.Parse(expected), next);
    }

    [Fact]
    public void Cron_is_read_in_the_time_zone()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

        var next = TimerSchedule.Parse("0 0 2 * * *", zone).NextAfter(Noon);

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero), next);
    }

    [Theory]
    [InlineData("*/30 * * * * *", true)]
    [InlineData("0 * * * * *", false)]
    [InlineData("*/10 0 2 * * *", false)]
    [InlineData("00:00:59", true)]
    [InlineData("00:01:00", false)]
    public void Schedule_knows_whether_it_is_too_fast_to_be_remembered(string text, bool expected)
    {
        Assert.Equal(expected, TimerSchedule.Parse(text, TimeZoneInfo.Utc).IsFasterThanAMinute(Noon));
    }

    [Theory]
    [InlineData("")]
    [InlineData("every day")]
    [InlineData("0 99 * * * *")]
    [InlineData("-00:05:00")]
    public void Bad_schedule_is_refused_in_one_sentence(string text)
    {
        var problem = Assert.Throws<ConfigurationException>(() => TimerSchedule.Parse(text, TimeZoneInfo.Utc));

        Assert.StartsWith($"'{text}' is no schedule: write six cron fields", problem.Message);
    }
}
