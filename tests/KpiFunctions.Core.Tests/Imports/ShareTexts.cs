using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Shares of tools' exports: whether a file counts to one or to a hundred is told by all of its rows. TikTok's territories stand for them.</summary>
public sealed class ShareTexts
{
    [Theory]
    [InlineData("0.42", "0.5", 420_000)]
    [InlineData("\"0,42\"", "0.5", 420_000)]
    [InlineData("42%", "0.5", 420_000)]
    [InlineData("42 %", "51", 420_000)]
    [InlineData("42.5", "51", 425_000)]
    [InlineData("0.7", "51", 7_000)]
    [InlineData("1", "0.5", 1_000_000)]
    [InlineData("100.03", "51", 1_000_000)]
    public async Task A_share_is_read_as_its_file_counts(string cell, string other, long millionths) =>
        Assert.Equal(millionths, (await FirstAsync(cell, other)).Records[0].Counters!["country:US"]);

    [Theory]
    [InlineData("139%")]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("\"1.234,5\"")]
    [InlineData("most")]
    public async Task What_is_no_part_of_a_whole_is_refused(string cell) =>
        Assert.Equal(("Distribution", RejectReason.FieldInvalid), (await FirstAsync(cell, "51")).Rejection is { } rejection ? (rejection.Field, rejection.Reason) : default);

    [Property]
    public Property Every_share_of_a_hundred_is_read_exactly() => Prop.ForAll(Gen.Choose(0, 10_000).ToArbitrary(), hundredths =>
    {
        var cell = (hundredths / 100m).ToString(CultureInfo.InvariantCulture);
        return FirstAsync(cell, "51").GetAwaiter().GetResult().Records[0].Counters!["country:US"] == hundredths * 100L;
    });

    private static async Task<ImportedRow> FirstAsync(string cell, string other) =>
        (await ImportText.ReadAsync($"Top territories,Distribution\nUS,{cell}\nDE,{other}\n", new FileHints { Account = "@acme" }))[0];
}
