using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Days and times of the tools' exports. TikTok's overview stands for days, ShareASale's transactions for times.</summary>
public sealed class DateTexts
{
    [Theory]
    [InlineData("2026-03-04", "2026-03-04")]
    [InlineData("20260304", "2026-03-04")]
    [InlineData("2026/3/4", "2026-03-04")]
    [InlineData("2026-03-04T00:00:00", "2026-03-04")]
    [InlineData("2026年3月4日", "2026-03-04")]
    [InlineData("04.03.2026", "2026-03-04")]
    [InlineData("Mar 4, 2026", "2026-03-04")]
    [InlineData("Wed, Mar 4, 2026", "2026-03-04")]
    [InlineData("4 March 2026", "2026-03-04")]
    [InlineData("4. März 2026", "2026-03-04")]
    [InlineData("4 de marzo de 2026", "2026-03-04")]
    [InlineData("March 4", "2026-03-04")]
    [InlineData("4 mars", "2026-03-04")]
    [InlineData("March 9", "2026-03-09")]
    [InlineData("March 10", "2025-03-10")]
    [InlineData("February 29", "2024-02-29")]
    [InlineData("03/03/2026", "2026-03-03")]
    public async Task A_day_is_read_however_it_is_written(string cell, string day)
    {
        var row = Assert.Single(await Overview(cell));

        Assert.Equal(DateTimeOffset.Parse(day + "T12:00:00Z", CultureInfo.InvariantCulture), row.Records[0].OccurredAt);
    }

    [Theory]
    [InlineData("31 February")]
    [InlineData("2026-02-30")]
    [InlineData("3/4/26")]
    [InlineData("Smarch 4")]
    [InlineData("2026-03-04 25:00")]
    [InlineData("45000")]
    public async Task What_is_no_day_rejects_its_row(string cell) =>
        Assert.Equal(RejectReason.TimeInvalid, Assert.Single(await Overview(cell)).Rejection?.Reason);

    [Theory]
    [InlineData("25/02/2026", "2026-02-03")]
    [InlineData("02/25/2026", "2026-03-02")]
    public async Task One_day_that_can_only_be_read_one_way_decides_for_the_whole_file(string clear, string ambiguous)
    {
        var rows = await Overview("03/02/2026", clear);

        Assert.Equal(ambiguous, rows[0].Records[0].OccurredAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(new DateTimeOffset(2026, 2, 25, 12, 0, 0, TimeSpan.Zero), rows[1].Records[0].OccurredAt);
    }

    [Theory]
    [InlineData("03/02/2026", "04/02/2026")]
    [InlineData("25/02/2026", "02/25/2026")]
    public async Task A_file_that_leaves_the_order_open_or_mixes_orders_is_refused_and_says_what_to_do(string one, string other)
    {
        var inspection = await ImportText.InspectAsync(Encoding.UTF8.GetBytes(Text(one, other)), Acme);

        Assert.Equal(UnreadableReason.DateOrderUnclear, inspection.Problem?.Reason);
        Assert.Contains("'dateOrder' to mdy or dmy", inspection.Problem!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DateOrder.DayFirst, 2, 3)]
    [InlineData(DateOrder.MonthFirst, 3, 2)]
    public async Task The_uploader_may_say_which_it_is(DateOrder order, int month, int day)
    {
        var rows = await ImportText.ReadAsync(Text("03/02/2026"), Acme with { Dates = order });

        Assert.Equal(new DateTimeOffset(2026, month, day, 12, 0, 0, TimeSpan.Zero), rows[0].Records[0].OccurredAt);
    }

    [Property]
    public Property Every_day_survives_in_both_orders() =>
        Prop.ForAll(Gen.Choose(0, 9_000).ToArbitrary(), offset =>
        {
            var day = new DateOnly(2001, 1, 1).AddDays(offset);
            return Read(day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture), DateOrder.MonthFirst) == day
                && Read(day.ToString("d/M/yyyy", CultureInfo.InvariantCulture), DateOrder.DayFirst) == day
                && Read(day.ToString("MMM d, yyyy", CultureInfo.InvariantCulture), DateOrder.DayFirst) == day;
        });

    [Theory]
    [InlineData("2026-03-01 23:30:00", "2026-03-01T22:30:00Z")]
    [InlineData("03/01/2026 11:30 pm", "2026-03-01T22:30:00Z")]
    [InlineData("2026-03-01 18:42 +0000", "2026-03-01T18:42:00Z")]
    [InlineData("2026-03-01T18:42:00-05:00", "2026-03-01T23:42:00Z")]
    public async Task A_time_without_an_offset_is_of_the_uploaders_zone(string cell, string utc)
    {
        var hints = new FileHints { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Currency = "EUR", Dates = DateOrder.MonthFirst };

        var rows = await ImportText.ReadAsync($"transID,userID,transdate,transamount,commission\n1,7,{cell},10.00,0\n", hints);

        Assert.Equal(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture), rows[0].Records[0].OccurredAt);
    }

    private static readonly FileHints Acme = new() { Account = "acme" };

    private static DateOnly Read(string cell, DateOrder order) => DateOnly.FromDateTime(
        ImportText.ReadAsync(Text(cell), Acme with { Dates = order }).GetAwaiter().GetResult()[0].Records[0].OccurredAt.Date);

    private static Task<List<ImportedRow>> Overview(params string[] days) => ImportText.ReadAsync(Text(days), Acme);

    private static string Text(params string[] days) =>
        "Date,Video Views,Profile Views,Likes,Comments,Shares\n" + string.Concat(days.Select(day => $"\"{day}\",1,1,1,1,1\n"));
}
