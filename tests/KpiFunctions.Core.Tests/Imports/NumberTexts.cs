using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Numbers of the tools' exports: exact, or refused. TikTok's video file stands for counts, Stripe's for amounts.</summary>
public sealed class NumberTexts
{
    [Theory]
    [InlineData("1234", 1234)]
    [InlineData("\"1,234\"", 1234)]
    [InlineData("1.234", 1234)]
    [InlineData("1 234 567", 1234567)]
    [InlineData("1'234", 1234)]
    [InlineData("\"1,234,567\"", 1234567)]
    [InlineData("424.0", 424)]
    [InlineData("1.2K", 1200)]
    [InlineData("\"1,2k\"", 1200)]
    [InlineData("3.4M", 3400000)]
    [InlineData("1.05 B", 1050000000)]
    [InlineData("0", 0)]
    public async Task A_count_is_read_however_it_is_written(string cell, long expected) =>
        Assert.Equal(expected, (await Count(cell)).Records[0].Counters![Metrics.Views]);

    [Theory]
    [InlineData("12%")]
    [InlineData("1.5")]
    [InlineData("\"1,2345\"")]
    [InlineData("\"12,34,567\"")]
    [InlineData("1.2.3")]
    [InlineData("1.2345K")]
    [InlineData("<5")]
    [InlineData("1e5")]
    [InlineData("-3")]
    [InlineData("٣")]
    [InlineData("K")]
    [InlineData("99999999999999999999")]
    public async Task What_is_no_count_rejects_its_row(string cell) =>
        Assert.Equal(RejectReason.FieldInvalid, (await Count(cell)).Rejection?.Reason);

    [Theory]
    [InlineData("-")]
    [InlineData("n/a")]
    [InlineData("undefined")]
    [InlineData("(not set)")]
    [InlineData("")]
    public async Task A_word_for_missing_is_no_number_and_no_zero(string cell) =>
        Assert.Equal(SkipReason.NothingMeasured, (await Count(cell)).Skipped);

    [Property]
    public Property Every_count_survives_both_ways_of_setting_off_thousands() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), count =>
        {
            var english = count.ToString("N0", CultureInfo.InvariantCulture);
            return Read(english) == count && Read(english.Replace(',', '.')) == count;
        });

    [Theory]
    [InlineData("\"1,200.00\"", "12.50", 120000)]
    [InlineData("\"1.200,00\"", "\"12,50\"", 120000)]
    [InlineData("1.200", "\"12,50\"", 120000)]
    [InlineData("\"1,200\"", "12.50", 120000)]
    public async Task An_amount_is_read_as_its_whole_file_writes_amounts(string amount, string neighbour, long minor)
    {
        var rows = await ImportText.ReadAsync(Payments(amount, neighbour));

        Assert.Equal(new Amount(minor, "EUR"), rows[0].Records[0].Amount);
    }

    [Theory]
    [InlineData("1.200", "15")]
    [InlineData("\"1,200.00\"", "\"12,50\"")]
    public async Task A_file_that_leaves_its_decimal_sign_open_is_refused_and_says_what_to_do(string amount, string neighbour)
    {
        var inspection = await ImportText.InspectAsync(Payments(amount, neighbour));

        Assert.Equal(UnreadableReason.DecimalSignUnclear, inspection.Problem?.Reason);
        Assert.Contains("'decimal' to point or comma", inspection.Problem!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DecimalSign.Comma, 120000)]
    [InlineData(DecimalSign.Point, 120)]
    public async Task The_uploader_may_say_which_it_is(DecimalSign sign, long minor)
    {
        var rows = await ImportText.ReadAsync(Payments("1.200", "15"), new FileHints { Decimal = sign });

        Assert.Equal(minor, rows[0].Records[0].Amount!.Value.Minor);
    }

    private static string Payments(string first, string second) =>
        $"id,Created date (UTC),Amount,Amount Refunded,Currency,Status\npi_1,2026-03-01 10:00:00,{first},,eur,Paid\npi_2,2026-03-01 11:00:00,{second},,eur,Paid\n";

    private static long Read(string cell) => Count($"\"{cell}\"").GetAwaiter().GetResult().Records[0].Counters![Metrics.Views];

    private static async Task<ImportedRow> Count(string cell) => Assert.Single(await ImportText.ReadAsync(
        $"Video title,Video link,Post time,Total views\nRun,https://www.tiktok.com/@acme/video/7300000000000000001,2026-03-01,{cell}\n"));
}
