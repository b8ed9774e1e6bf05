using KpiFunctions.Core.Money;
using KpiFunctions.Core.Postbacks;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Postbacks;

/// <summary>Amounts, currencies and times as networks write them.</summary>
public sealed class PostbackTextTests
{
    public static TheoryData<string, string> Amounts => new()
    {
        { "voluum", "cid=c&payout=" }, { "redtrack", "clickid=c&sum=" }, { "everflow", "transaction_id=c&amount=" }, { "tune", "transaction_id=c&amount=" },
        { "impact", "action_id=a&amount=" }, { "appsflyer", "clickid=c&event_name=af_purchase&event_revenue=" }, { "generic", "txid=t&amount=" },
    };

    [Theory]
    [MemberData(nameof(Amounts))]
    public void A_decimal_comma_is_read_where_it_can_be_nothing_else(string network, string query)
    {
        Assert.Equal(4990, Posted.Records(network, query + "49,90")[0].Amount!.Value.Minor);
        Assert.Equal(4990, Posted.Records(network, query + "49,9")[0].Amount!.Value.Minor);
        foreach (var unclear in new[] { "1,234", "1.234,50", "1,234.50", "49,90,10", ",5" })
            Assert.Equal((RejectReason.AmountInvalid, "amount"), Said(Posted.Rejection(network, query + unclear)));
    }

    [Theory]
    [MemberData(nameof(Amounts))]
    public void Amounts_that_are_none_are_refused(string network, string query)
    {
        foreach (var wrong in new[] { "free", "-1.00", "49.999", "1e3", "%E2%82%AC5" })
            Assert.Equal((RejectReason.AmountInvalid, "amount"), Said(Posted.Rejection(network, query + wrong)));
    }

    [Theory]
    [MemberData(nameof(Amounts))]
    public void A_currency_that_nobody_knows_is_refused_and_a_missing_one_is_that_of_the_settings(string network, string query)
    {
        var parameter = network == "appsflyer" ? "event_revenue_currency" : "currency";

        Assert.Equal((RejectReason.CurrencyUnknown, "currency"), Said(Posted.Rejection(network, $"{query}1.00&{parameter}=XYZ")));
        Assert.Equal((RejectReason.FieldMissing, "currency"), Said(Posted.Rejection(network, query + "1.00", new PostbackFacts())));
        Assert.Equal(new Amount(100, "JPY"), Posted.Records(network, query + "100", new PostbackFacts { Currency = "JPY" })[0].Amount);
    }

    [Theory]
    [InlineData("1772359200", "2026-03-01T10:00:00.000Z")]
    [InlineData("1772359200123", "2026-03-01T10:00:00.123Z")]
    [InlineData("2026-03-01T10:00:00Z", "2026-03-01T10:00:00.000Z")]
    [InlineData("2026-03-01T12:00:00+02:00", "2026-03-01T10:00:00.000Z")]
    [InlineData("20260301T030000-0700", "2026-03-01T10:00:00.000Z")]
    [InlineData("2026-03-01 11:00:00", "2026-03-01T10:00:00.000Z")]
    [InlineData("2026-03-01 11:00:00.123", "2026-03-01T10:00:00.123Z")]
    [InlineData("2026-03-01T11:00", "2026-03-01T10:00:00.000Z")]
    public void Times_are_read_as_they_are_written_and_by_the_networks_clock(string text, string expected)
    {
        var facts = Posted.Euro with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

        var record = Assert.Single(Posted.Records("generic", $"txid=t&amount=1&time={Uri.EscapeDataString(text)}", facts));

        Assert.Equal(expected, TimeText.Format(record.OccurredAt));
    }

    [Theory]
    [InlineData("01/03/2026")]
    [InlineData("yesterday")]
    [InlineData("2026-03-29 02:30:00")]
    [InlineData("2026-13-01 10:00:00")]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("9999-12-31 23:59:59")]
    public void Times_that_could_mean_anything_or_were_on_no_clock_are_refused(string text)
    {
        var facts = Posted.Euro with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

        var rejection = Posted.Rejection("generic", $"txid=t&amount=1&time={Uri.EscapeDataString(text)}", facts);

        Assert.Equal((RejectReason.TimeInvalid, "occurredAt"), Said(rejection));
    }

    private static (RejectReason, string?) Said(Rejection rejection) => (rejection.Reason, rejection.Field);
}
