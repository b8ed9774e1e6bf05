using System.Globalization;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>On which reporting day a record counts, in zones whose days are short, long, or begin at half past.</summary>
public sealed class ZoneDaysTests
{
    [Theory]
    // Summer time begins: the day has 23 hours.
    [InlineData("Europe/Berlin", "2026-03-28T22:59:59.999Z", "2026-03-28")]
    [InlineData("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-03-29T21:59:59.999Z", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30")]
    // Summer time ends: 25 hours, of which one shows twice.
    [InlineData("Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25")]
    [InlineData("Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25")]
    [InlineData("Europe/Berlin", "2026-10-25T22:59:59.999Z", "2026-10-25")]
    [InlineData("Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26")]
    [InlineData("America/New_York", "2026-11-02T04:59:59.999Z", "2026-11-01")]
    [InlineData("America/New_York", "2026-11-02T05:00:00Z", "2026-11-02")]
    // Zones of half and quarter hours, and one whose summer time is half an hour.
    [InlineData("Asia/Kolkata", "2026-03-09T18:29:59.999Z", "2026-03-09")]
    [InlineData("Asia/Kolkata", "2026-03-09T18:30:00Z", "2026-03-10")]
    [InlineData("Asia/Kathmandu", "2026-03-09T18:14:59.999Z", "2026-03-09")]
    [InlineData("Asia/Kathmandu", "2026-03-09T18:15:00Z", "2026-03-10")]
    [InlineData("Australia/Adelaide", "2026-04-04T13:30:00Z", "2026-04-05")]
    [InlineData("Australia/Adelaide", "2026-04-05T14:29:59.999Z", "2026-04-05")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T13:29:59.999Z", "2026-04-05")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T13:30:00Z", "2026-04-06")]
    public void A_record_counts_on_the_day_that_the_clocks_of_the_zone_show_and_on_no_other(string zone, string at, string day)
    {
        var record = Some.Purchase(100) with { OccurredAt = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) };
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        var counted = Enumerable.Range(-1, 3).Select(near => RolledDay.Of([record], Some.Manifest(zone, day: on.AddDays(near))).Rows.SingleOrDefault(row => row.Scope == Scope.Total)?.Measures[Measures.RevenueGross]);

        Assert.Equal([null, 100, null], counted);
    }
}
