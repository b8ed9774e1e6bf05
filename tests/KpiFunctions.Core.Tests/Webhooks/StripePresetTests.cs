using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Webhooks;

public sealed class StripePresetTests
{
    private const string Click = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"; // 33 bytes, of which the first is a click id's version.

    private const string Session =
        """
        {"id":"evt_1","object":"event","type":"checkout.session.completed","created":1772366400,"livemode":true,"api_version":"2025-06-30","data":{"object":
         {"id":"cs_1","object":"checkout.session","amount_subtotal":4500,"amount_total":4990,"currency":"eur","client_reference_id":"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","metadata":{},
          "customer":"cus_1","customer_email":null,"customer_details":{"email":"Ada@Example.com","address":{"country":"DE"}},"payment_intent":"pi_1",
          "mode":"payment","status":"complete","payment_status":"paid","created":1772366000}}}
        """;

    private const string Refund =
        """
        {"id":"evt_2","type":"charge.refunded","created":1772452800,"data":{"object":{"id":"ch_1","object":"charge","amount":4990,"amount_refunded":1500,
         "refunded":false,"currency":"eur","payment_intent":"pi_1","metadata":{}},"previous_attributes":{"amount_refunded":500}}}
        """;

    [Theory]
    [InlineData("checkout.session.completed")]
    [InlineData("checkout.session.async_payment_succeeded")]
    public void A_paid_session_is_a_purchase(string type)
    {
        var record = Assert.Single(Sent.Records("stripe", Session.Replace("checkout.session.completed", type)));

        Assert.Equal((RecordType.Conversion, "cs_1", "pi_1", Stages.Purchase), (record.Type, record.Id, record.Order, record.Stage));
        Assert.Equal((new Amount(4990, "EUR"), Click, "hash(email:ada@example.com)"), (record.Amount, record.ClickId, record.Person));
        Assert.Equal((Sent.Utc("2026-03-01T12:00:00Z"), "DE"), (record.OccurredAt, record.On.Country));
    }

    [Theory]
    [InlineData("cus_NffrFeUfNV2Hib")]
    [InlineData("ada@example.com")]
    public void A_reference_that_is_no_click_id_of_ours_is_left_out(string reference) =>
        Assert.Null(Assert.Single(Sent.Records("stripe", Session.Replace(Click, reference))).ClickId);

    [Fact]
    public void The_click_of_the_metadata_comes_first() =>
        Assert.Equal("XyZ", Assert.Single(Sent.Records("stripe", Session.Replace("\"metadata\":{}", "\"metadata\":{\"kpi_click\":\"XyZ\"}"))).ClickId);

    [Fact]
    public void An_unpaid_session_waits_for_its_payment() => Assert.StartsWith(
        "Not paid yet", Sent.Skipped("stripe", Session.Replace("\"payment_status\":\"paid\"", "\"payment_status\":\"unpaid\"")));

    [Fact]
    public void Setting_up_a_payment_method_is_no_sale() =>
        Assert.Contains("no money", Sent.Skipped("stripe", Session.Replace("\"mode\":\"payment\"", "\"mode\":\"setup\"")));

    [Theory]
    [InlineData("jpy", "4990", 4990)]
    [InlineData("kwd", "4990", 4990)]
    [InlineData("isk", "499000", 4990)] // Stripe keeps two decimals for it.
    [InlineData("mga", "4990", 499000)] // And none for this one.
    public void Amounts_are_in_stripes_units(string currency, string total, long minor)
    {
        var body = Session.Replace("\"eur\"", $"\"{currency}\"").Replace("\"amount_total\":4990", $"\"amount_total\":{total}");

        Assert.Equal(new Amount(minor, currency.ToUpperInvariant()), Assert.Single(Sent.Records("stripe", body)).Amount);
    }

    [Fact]
    public void A_refund_is_what_this_event_adds()
    {
        var record = Assert.Single(Sent.Records("stripe", Refund));

        Assert.Equal((RecordType.Refund, "ch_1:1500", "pi_1", new Amount(1000, "EUR")), (record.Type, record.Id, record.Order, record.Amount));
        Assert.Equal(Sent.Utc("2026-03-02T12:00:00Z"), record.OccurredAt);
    }

    [Fact]
    public void A_refund_that_does_not_say_what_was_before_is_rejected_and_not_guessed()
    {
        var rejection = Sent.Rejection("stripe", Refund.Replace("""{"amount_refunded":500}""", "{}"));

        Assert.Equal((RejectReason.FieldMissing, "amount"), (rejection.Reason, rejection.Field));
    }

    [Theory]
    [InlineData("invoice.paid")]
    [InlineData("charge.refund.updated")]
    public void Other_events_are_kept_as_unmapped(string type) => Assert.Equal(
        RejectReason.EventUnmapped, Sent.Rejection("stripe", Session.Replace("checkout.session.completed", type)).Reason);

    [Fact]
    public void An_expired_session_holds_nothing_to_count() =>
        Assert.Contains("without a sale", Sent.Skipped("stripe", Session.Replace("session.completed", "session.expired")));

    [Theory]
    [InlineData("49.90")]
    [InlineData("\"much\"")]
    public void An_amount_that_is_no_whole_number_of_minor_units_is_rejected(string total)
    {
        var rejection = Sent.Rejection("stripe", Session.Replace("\"amount_total\":4990", $"\"amount_total\":{total}"));

        Assert.Equal((RejectReason.AmountInvalid, "amount"), (rejection.Reason, rejection.Field));
    }
}
