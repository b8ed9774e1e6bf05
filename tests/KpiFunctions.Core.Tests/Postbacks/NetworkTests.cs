using KpiFunctions.Core.Money;
using KpiFunctions.Core.Postbacks;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Postbacks;

/// <summary>Each network's parameters, as its pages write them.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData("voluum", "cid=AbC-1&txid=o-1&payout=49.90&currency=USD&et=sale&param1=x", "AbC-1:o-1")]
    [InlineData("voluum", "cid=AbC-1&payout=49.90&currency=USD", "AbC-1")]
    [InlineData("redtrack", "clickid=AbC-1&sum=49.90&type=Purchase&currency=usd&rdtk_event_id=e-1&sub1=x", "AbC-1:e-1")]
    [InlineData("redtrack", "clickid=AbC-1&payout=49.90&currency=USD", "AbC-1")]
    [InlineData("everflow", "nid=7&transaction_id=AbC-1&amount=49.90&currency=USD&event_id=0&order_id=o-1", "AbC-1:o-1")]
    [InlineData("tune", "offer_id=7&transaction_id=AbC-1&amount=49.90&currency=USD&adv_sub=o-1", "AbC-1:o-1")]
    [InlineData("impact", "campaign_id=7&action_id=o-1&status=APPROVED&amount=49.90&currency=USD&subid1=AbC-1", "o-1")]
    [InlineData("appsflyer", "clickid=AbC-1&event_name=af_purchase&event_revenue=49.90&event_revenue_currency=USD&event_value=%7B%22af_order_id%22%3A%22o-1%22%7D", "o-1")]
    [InlineData("generic", "click_id=AbC-1&txid=o-1&event=purchase&amount=49.90&currency=USD&status=approved", "o-1")]
    public void A_conversion_is_a_purchase_of_its_click(string network, string query, string id)
    {
        var record = Assert.Single(Posted.Records(network, query));

        Assert.Equal((RecordType.Conversion, Stages.Purchase, id, "AbC-1"), (record.Type, record.Stage, record.Id, record.ClickId));
        Assert.Equal((new Amount(4990, "USD"), Posted.Now, "net"), (record.Amount, record.OccurredAt, record.Namespace));
    }

    [Theory]
    [InlineData("everflow", "transaction_id=AbC-1&sale_amount=49.90&payout_amount=5.00", "AbC-1")]
    [InlineData("tune", "transaction_id=AbC-1&amount=49.90&payout=5.00", "AbC-1")]
    [InlineData("impact", "action_id=a-1&status=APPROVED&amount=49.90&payout=5.00&subid1=AbC-1", "a-1")]
    [InlineData("generic", "txid=a-1&amount=49.90&payout=5.00&cid=AbC-1", "a-1")]
    public void Where_both_are_said_the_payout_is_a_commission_and_no_revenue(string network, string query, string id)
    {
        var records = Posted.Records(network, query);

        Assert.Equal([RecordType.Conversion, RecordType.Cost], records.Select(record => record.Type));
        Assert.Equal([new Amount(4990, "EUR"), new Amount(500, "EUR")], records.Select(record => record.Amount!.Value));
        Assert.Equal((id, "commission", "AbC-1"), (records[1].Id, records[1].CostKind, records[1].ClickId));
    }

    [Fact]
    public void Everflows_webhook_is_json_with_seconds()
    {
        const string body =
            """
            {"conversion_id":7002,"conversion_unix_timestamp":1772359200,"status":"approved","transaction_id":"AbC-1","click_unix_timestamp":1772300000,"is_event":false,
             "event":"Base","sale_amount":49.9,"payout":5,"currency_id":"EUR","order_id":"1001","verification_token":"a shared token","relationship":{"offer":{"name":"Shoes"}}}
            """;

        var records = Posted.Records(Posted.Read("everflow", Posted.Post(body)));

        Assert.Equal((2, "7002", "1001", "AbC-1"), (records.Count, records[0].Id, records[0].Order, records[0].ClickId));
        Assert.Equal((new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), new Amount(4990, "EUR")), (records[0].OccurredAt, records[0].Amount));
    }

    [Fact]
    public void Impacts_webhook_sums_its_items()
    {
        const string body = """{"campaign_id":"7","action_id":"a-1","status":"APPROVED","payout":"6.00","currency":"EUR","items":[{"sku":"a","qty":"1","amt":"40.00"},{"sku":"b","qty":"1","amt":"9.90"}]}""";

        var records = Posted.Records(Posted.Read("impact", Posted.Post(body, query: "token=a%20shared%20token")));

        Assert.Equal([new Amount(4990, "EUR"), new Amount(600, "EUR")], records.Select(record => record.Amount!.Value));
    }

    [Fact]
    public void A_form_is_read_like_an_address()
    {
        var request = Posted.Post("cid=AbC-1&payout=49.90&coupon=L%C3%A9na+10&token=a+shared+token", "application/x-www-form-urlencoded; charset=utf-8");

        var record = Assert.Single(Posted.Records(Posted.Read("voluum", request)));

        Assert.Equal(("AbC-1", "Léna 10", new Amount(4990, "EUR")), (record.ClickId, record.Coupon, record.Amount));
    }

    [Theory]
    [InlineData("voluum", "cid=c&et=lead", "lead", "c:lead")]
    [InlineData("redtrack", "clickid=c&type=Registration", "signup", "c:Registration")]
    [InlineData("appsflyer", "clickid=c&event_name=af_complete_registration", "signup", "c:af_complete_registration:af_complete_registration")]
    public void Other_events_are_other_stages_under_ids_of_their_own(string network, string query, string stage, string id)
    {
        var record = Assert.Single(Posted.Records(network, query));

        Assert.Equal((stage, id, null, null), (record.Stage, record.Id, record.Order, record.Amount));
    }

    [Theory]
    [InlineData("voluum", "cid=c&et=deposit")]
    [InlineData("everflow", "transaction_id=c&event_id=17")]
    [InlineData("tune", "transaction_id=c&goal_id=3")]
    public void An_event_whose_stage_nobody_knows_waits_for_the_settings(string network, string query)
    {
        var rejection = Posted.Rejection(network, query);

        Assert.Equal((RejectReason.EventUnmapped, "event"), (rejection.Reason, rejection.Field));
    }

    [Fact]
    public void An_install_is_no_stage() => Assert.Contains("no stage", Posted.Skipped("appsflyer", "clickid=c&event_name=install"));

    [Theory]
    [InlineData("cid={clickid}&payout=1", "id")]
    [InlineData("cid=REPLACE&payout=1", "id")]
    [InlineData("cid=c&txid={transaction_id}&payout=1", "id")]
    [InlineData("cid=c&payout={payout}", "amount")]
    [InlineData("cid=c&payout=OPTIONAL", "amount")]
    [InlineData("cid=c&coupon=[coupon]", "coupon")]
    public void A_macro_that_was_not_filled_in_is_named_and_makes_no_conversion(string query, string field)
    {
        var rejection = Posted.Rejection("voluum", query);

        Assert.Equal((RejectReason.FieldInvalid, field), (rejection.Reason, rejection.Field));
    }

    [Fact]
    public void Without_an_id_there_is_no_conversion() => Assert.Equal(RejectReason.IdMissing, Posted.Rejection("voluum", "payout=49.90").Reason);

    [Fact]
    public void A_postback_that_is_repeated_is_the_same_record()
    {
        var one = Posted.Records("tune", "transaction_id=c&adv_sub=1001&amount=49.90&payout=5");
        var other = Posted.Records("tune", "payout=5&amount=49.90&adv_sub=1001&transaction_id=c");

        Assert.Equal(one.Select(record => (record.Type, record.Id, record.Amount)), other.Select(record => (record.Type, record.Id, record.Amount)));
    }

    [Fact]
    public void Bodies_that_are_no_object_are_refused_with_a_reason()
    {
        Assert.Equal(RejectReason.NotJson, Reason("{\"transaction_id\":"));
        Assert.Equal(RejectReason.NotAnObject, Reason("[1]"));
        Assert.Equal(RejectReason.FieldInvalid, Reason("""{"transaction_id":"\ud800"}"""));

        static RejectReason Reason(string body) =>
            Assert.Single(Posted.Read("everflow", Posted.Post(body, query: "token=a%20shared%20token")).Events).Outcome.Rejection!.Reason;
    }

    [Fact]
    public void Names_are_lower_case_and_unique()
    {
        Assert.Equal(KnownNetworks.All.Count, KnownNetworks.All.Select(network => network.Name.ToLowerInvariant()).Distinct().Count());
        Assert.All(KnownNetworks.All, network => Assert.Equal((network.Name.ToLowerInvariant(), network), (network.Name, KnownNetworks.Find(network.Name.ToUpperInvariant()))));
    }
}
