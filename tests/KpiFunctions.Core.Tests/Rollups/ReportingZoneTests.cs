using System.Globalization;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

public sealed class ReportingZoneTests
{
    [Theory]
    [InlineData("UTC", "2026-03-10", "2026-03-10T00:00Z", 24)]
    [InlineData("Europe/Berlin", "2026-03-10", "2026-03-09T23:00Z", 24)]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-24T22:00Z", 25)]
    [InlineData("Asia/Kolkata", "2026-03-10", "2026-03-09T18:30Z", 24)]
    [InlineData("America/Santiago", "2026-09-06", "2026-09-06T04:00Z", 23)] // midnight does not exist: clocks go from 24:00 to 01:00
    public void A_day_is_a_window_of_23_24_or_25_hours(string zone, string day, string start, int hours)
    {
        var window = Zone(zone).WindowOf(Day(day));

        Assert.Equal(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture), window.Start);
        Assert.Equal(hours, (window.End - window.Start).TotalHours);
    }

    [Fact]
    public void A_day_reads_the_utc_folders_that_it_overlaps()
    {
        Assert.Equal([Day("2026-03-09"), Day("2026-03-10")], Zone("Europe/Berlin").UtcDaysOf(Day("2026-03-10")));
        Assert.Equal([Day("2026-03-10")], Zone("UTC").UtcDaysOf(Day("2026-03-10")));
    }

    [Fact]
    public void A_utc_folder_touches_the_days_that_read_it()
    {
        Assert.Equal([Day("2026-03-10"), Day("2026-03-11")], Zone("Europe/Berlin").DaysOverlapping(Day("2026-03-10")));
        Assert.Equal([Day("2026-03-09"), Day("2026-03-10")], Zone("America/New_York").DaysOverlapping(Day("2026-03-10")));
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Santiago")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Pacific/Apia")]
    public void The_windows_of_a_year_follow_each_other_without_gap_or_overlap(string id)
    {
        var zone = Zone(id);
        for (var day = Day("2026-01-01"); day < Day("2027-01-01"); day = day.AddDays(1))
        {
            Assert.Equal(zone.WindowOf(day).End, zone.WindowOf(day.AddDays(1)).Start);
            Assert.Equal(day, zone.DayOf(zone.WindowOf(day).Start));
            Assert.Equal(day, zone.DayOf(zone.WindowOf(day).End.AddTicks(-1)));
        }
    }

    private static ReportingZone Zone(string id) => new(TimeZoneInfo.FindSystemTimeZoneById(id));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
