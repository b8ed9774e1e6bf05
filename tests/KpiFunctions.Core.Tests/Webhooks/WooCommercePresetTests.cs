using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Presets;

namespace KpiFunctions.Core.Tests.Webhooks;

public sealed class WooCommercePresetTests
{
    private const string Order =
        """
        {"id":727,"parent_id":0,"number":"727","order_key":"wc_order_58","created_via":"checkout","status":"processing","currency":"EUR","version":"9.0.0",
         "date_created":"2026-03-01T10:30:00","date_created_gmt":"2026-03-01T09:30:00","date_modified_gmt":"2026-03-01T09:31:00","date_paid_gmt":"2026-03-01T09:30:30",
         "total":"49.90","total_tax":"7.97","discount_total":"5.00","customer_id":26,"billing":{"email":"Ada@Example.com","country":"AT"},"shipping":{"country":"DE"},
         "meta_data":[{"id":1,"key":"_wc_order_attribution_session_entry","value":"https://shop.example/?utm_source=tiktok&utm_medium=kim&utm_campaign=summer&kpi_click=Entry"}],
         "line_items":[],"coupon_lines":[{"id":5,"code":"kim10","discount":"5.00"}],"refunds":[]}
        """;

    [Theory]
    [InlineData("order.created")]
    [InlineData("order.updated")]
    public void A_paid_order_is_a_purchase(string topic)
    {
        var record = Assert.Single(Records(Order, topic));

        Assert.Equal((RecordType.Conversion, "727", "727", new Amount(4990, "EUR")), (record.Type, record.Id, record.Order, record.Amount));
        Assert.Equal((Sent.Utc("2026-03-01T09:30:00Z"), "Entry", "kim10"), (record.OccurredAt, record.ClickId, record.Coupon));
        Assert.Equal(("hash(email:ada@example.com)", "DE", "summer", "kim"), (record.Person, record.On.Country, record.On.Campaign, record.On.Influencer));
        Assert.Equal(("webhook:shop", Sent.Utc("2026-03-01T09:31:00Z").ToUnixTimeMilliseconds()), (record.Lineage, record.Version));
    }

    [Fact]
    public void Order_meta_of_the_shop_itself_comes_first() => Assert.Equal(
        "Meta", Assert.Single(Records(Order.Replace("\"meta_data\":[", "\"meta_data\":[{\"id\":9,\"key\":\"kpi_click\",\"value\":\"Meta\"},"))).ClickId);

    [Fact]
    public void Refunds_come_with_the_order_that_they_change()
    {
        var body = Order.Replace("\"refunds\":[]", """ "refunds":[{"id":801,"reason":"","total":"-10.00"},{"id":802,"reason":"x","total":"-0.50"}]""");
        var records = Records(body);

        Assert.Equal(["727", "refund:801", "refund:802"], records.Select(record => record.Id));
        Assert.Equal([4990L, 1000L, 50L], records.Select(record => record.Amount!.Value.Minor));
        Assert.Equal((RecordType.Refund, "727", Sent.Utc("2026-03-01T09:31:00Z")), (records[1].Type, records[1].Order, records[1].OccurredAt));
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("on-hold")]
    [InlineData("failed")]
    [InlineData("cancelled")]
    [InlineData("quote-requested")]
    public void An_order_that_was_never_paid_is_skipped(string status)
    {
        var body = Order.Replace("\"processing\"", $"\"{status}\"").Replace("\"date_paid_gmt\":\"2026-03-01T09:30:30\"", "\"date_paid_gmt\":null");

        Assert.Equal("The order is not paid.", Sent.Skipped("woocommerce", body, ("X-WC-Webhook-Topic", "order.updated")));
    }

    [Theory]
    [InlineData("processing", "null")] // Cash on delivery.
    [InlineData("shipped", "\"2026-03-01T09:30:30\"")] // A status of a plug-in.
    [InlineData("cancelled", "\"2026-03-01T09:30:30\"")]
    public void A_sale_is_known_by_its_payment_or_its_status(string status, string paid)
    {
        var body = Order.Replace("\"processing\"", $"\"{status}\"").Replace("\"date_paid_gmt\":\"2026-03-01T09:30:30\"", $"\"date_paid_gmt\":{paid}");

        Assert.Equal("727", Assert.Single(Records(body)).Id);
    }

    [Fact]
    public void A_deleted_order_is_kept_as_unmapped() => Assert.Equal(
        RejectReason.EventUnmapped, Sent.Rejection("woocommerce", """{"id":727}""", ("X-WC-Webhook-Topic", "order.deleted")).Reason);

    [Theory]
    [InlineData("webhook_id=1", true)]
    [InlineData("webhook_id=123456789", true)]
    [InlineData("webhook_id=", false)]
    [InlineData("webhook_id=1&x=2", false)]
    [InlineData("webhook_id=1\n", false)]
    [InlineData("{\"webhook_id\":1}", false)]
    [InlineData("", false)]
    public void A_ping_is_one_number_and_nothing_else(string body, bool isPing) => Assert.Equal(isPing, WooPing.Is(Sent.Request(body)));

    private static List<LogRecord> Records(string body, string topic = "order.updated") => Sent.Records("woocommerce", body, ("X-WC-Webhook-Topic", topic));
}
