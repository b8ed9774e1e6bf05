using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Numbers and ids as spreadsheets leave them: read exactly or rejected, never nearly.</summary>
public sealed class CellTexts
{
    [Property]
    public Property Every_count_survives_with_and_without_thousands_commas() =>
        Prop.ForAll(ArbMap.Default.ArbFor<long>().Filter(value => value >= 0), value =>
        {
            var plain = Counter(value.ToString(CultureInfo.InvariantCulture));
            var grouped = Counter(value.ToString("N0", CultureInfo.InvariantCulture));

            return plain.Records[0].Counters![Metrics.Impressions] == value && grouped.Records[0].Counters![Metrics.Impressions] == value;
        });

    [Property]
    public Property No_amount_is_ever_rounded() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(0, 999).ToArbitrary(), (major, thousandths) =>
        {
            var row = Amount(string.Create(CultureInfo.InvariantCulture, $"{major}.{thousandths:D3}"));

            return thousandths % 10 == 0
                ? row.Records[0].Amount!.Value.Minor == major * 100L + thousandths / 10
                : row.Rejection!.Reason == RejectReason.AmountInvalid;
        });

    [Theory]
    [InlineData("1.2K")]
    [InlineData("6.5%")]
    [InlineData("10,5")]
    [InlineData("1,2345")]
    [InlineData("12.345")]
    [InlineData("-3")]
    [InlineData("1e5")]
    [InlineData("<5")]
    [InlineData("٣")]
    [InlineData("99999999999999999999")]
    public void What_is_no_plain_count_rejects_the_row(string cell) => Assert.Equal(RejectReason.FieldInvalid, Counter(cell).Rejection?.Reason);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("–")]
    [InlineData("N/A")]
    [InlineData("undefined")]
    [InlineData("(not set)")]
    [InlineData("NaN")]
    public void A_word_for_missing_is_an_absent_counter_not_zero(string cell) =>
        Assert.Equal([KeyValuePair.Create(Metrics.Comments, 1L)], Counter(cell).Records[0].Counters!.Where(counter => counter.Key != Metrics.PublishedAt));

    [Theory]
    [InlineData("1.78E+17")]
    [InlineData("\"1,78E+17\"")]
    [InlineData("2E+18")]
    [InlineData("1.78e+17")]
    public void An_id_that_a_spreadsheet_rounded_rejects_the_row(string id) =>
        Assert.Equal(("Post ID", RejectReason.FieldInvalid), (Post(id, "1").Rejection!.Field, Post(id, "1").Rejection!.Reason));

    [Theory]
    [InlineData("id")]
    [InlineData("orderId")]
    [InlineData("post")]
    public async Task A_rounded_id_in_our_own_format_rejects_the_row(string column)
    {
        var row = Assert.Single(await ImportText.ReadAsync($"type,occurredAt,{column}\nconversion,2026-03-01T10:00:00Z,1.78E+17\n"));

        Assert.Equal((column, RejectReason.FieldInvalid), (row.Rejection!.Field, row.Rejection.Reason));
    }

    [Theory]
    [InlineData("'17841405793187218", "instagram:17841405793187218")]
    [InlineData("\"=\"\"17841405793187218\"\"\"", "instagram:17841405793187218")]
    [InlineData(" 17841405793187218 ", "instagram:17841405793187218")]
    [InlineData("017841", "instagram:017841")]
    public void Guards_and_wrappers_around_an_id_are_taken_off(string cell, string post) => Assert.Equal(post, Post(cell, "1").Records[0].On.Post);

    [Theory]
    [InlineData("49,90")]
    [InlineData("1.234,56")]
    [InlineData("1,234.56")]
    [InlineData("€49.90")]
    [InlineData("-1.00")]
    [InlineData("NaN")]
    public void An_amount_in_another_notation_is_rejected_not_guessed(string amount) =>
        Assert.Equal(RejectReason.AmountInvalid, Amount(amount).Rejection?.Reason);

    [Fact]
    public void A_source_is_not_taken_from_a_file_and_nothing_of_it_is_repeated()
    {
        var rejection = Read("kind,id,secrets", "sources,shop,whsec_abc").Rejection!;

        Assert.Equal((RejectReason.FieldInvalid, "kind"), (rejection.Reason, rejection.Field));
        Assert.DoesNotContain("whsec_", rejection.Detail);
    }

    private static ImportedRow Counter(string cell) => Post("17841405793187218", $"\"{cell}\"");

    private static ImportedRow Post(string id, string impressions) => Read(
        "Date,Post ID,Network,Post Type,Content Type,Profile,Impressions,Comments",
        $"03/02/2026 09:15 am,{id},Instagram,Post,Photo,@lena,{impressions},1");

    private static ImportedRow Amount(string cell) => Read("type,id,occurredAt,amount,currency", $"conversion,o-1,2026-03-01T10:00:00Z,\"{cell}\",EUR");

    private static ImportedRow Read(string header, string row) => Assert.Single(ImportText.ReadAsync($"{header}\n{row}\n").GetAwaiter().GetResult());
}
