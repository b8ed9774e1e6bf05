using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Tests.Imports;

namespace KpiFunctions.Core.Tests.Webhooks;

public sealed class ShopifyPresetTests
{
    private const string Order =
        """
        {"id":820982911946154508,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508","name":"#1001","order_number":1001,"test":false,
         "created_at":"2026-03-01T09:30:00+01:00","updated_at":"2026-03-01T09:31:00+01:00","processed_at":"2026-03-01T09:30:00+01:00","cancelled_at":null,
         "currency":"EUR","presentment_currency":"USD","total_price":"49.90","current_total_price":"39.90","subtotal_price":"45.00",
         "total_price_set":{"shop_money":{"amount":"49.90","currency_code":"EUR"},"presentment_money":{"amount":"54.00","currency_code":"USD"}},
         "financial_status":"paid","email":"Ada@Example.com","customer":{"id":115310627314723954,"email":"ada@example.com"},
         "landing_site":"/spring?utm_source=instagram&utm_medium=lena&utm_campaign=spring&kpi_click=fromlanding","discount_codes":[{"code":"LENA10","amount":"5.00","type":"percentage"}],
         "note_attributes":[{"name":"gift","value":"yes"},{"name":"kpi_click","value":"AbC-1"}],"browser_ip":"192.0.2.1",
         "shipping_address":{"country_code":"DE"},"billing_address":{"country_code":"AT"},"line_items":[],"refunds":[]}
        """;

    private const string Refund =
        """
        {"id":929361462,"order_id":820982911946154508,"created_at":"2026-03-01T11:00:00+01:00","processed_at":"2026-03-01T11:00:00+01:00","note":null,
         "refund_line_items":[{"id":1,"quantity":1,"subtotal":"10.00"}],
         "transactions":[{"id":1,"kind":"refund","status":"success","amount":"10.00","currency":"EUR"},
                         {"id":2,"kind":"refund","status":"failure","amount":"99.00","currency":"EUR"},
                         {"id":3,"kind":"refund","status":"success","amount":"0.55","currency":"EUR"}]}
        """;

    [Theory]
    [InlineData("orders/create", "X-Shopify-Topic")]
    [InlineData("orders/paid", "X-Shopify-Topic")]
    [InlineData("orders/updated", "X-Shopify-Topic")]
    [InlineData("orders/cancelled", "X-Shopify-Topic")]
    [InlineData("orders/paid", "shopify-topic")]
    public void A_paid_order_is_a_purchase_whatever_the_topic(string topic, string header)
    {
        var record = Assert.Single(Sent.Records("shopify", Order, (header, topic)));

        Assert.Equal((RecordType.Conversion, "shop-1", "820982911946154508", Stages.Purchase), (record.Type, record.Namespace, record.Id, record.Stage));
        Assert.Equal(("820982911946154508", new Amount(4990, "EUR")), (record.Order, record.Amount));
        Assert.Equal(Sent.Utc("2026-03-01T08:30:00Z"), record.OccurredAt);
        Assert.Equal(("AbC-1", "LENA10", "hash(email:ada@example.com)"), (record.ClickId, record.Coupon, record.Person));
        Assert.Equal(("spring", "lena", "instagram", "DE"), (record.On.Campaign, record.On.Influencer, record.On.Platform, record.On.Country));
    }

    [Fact]
    public void A_later_change_of_the_order_supersedes_an_earlier_one()
    {
        var first = Assert.Single(Records(Order));
        var later = Assert.Single(Records(Order.Replace("09:31:00", "09:32:00").Replace("\"total_price\":\"49.90\"", "\"total_price\":\"59.90\"")));

        Assert.Equal((first.Id, first.Lineage, "webhook:shop"), (later.Id, later.Lineage, later.Lineage));
        Assert.Equal(Sent.Utc("2026-03-01T08:31:00Z").ToUnixTimeMilliseconds(), first.Version);
        Assert.Equal((60_000L, 5990L), (later.Version - first.Version, later.Amount!.Value.Minor));
    }

    [Fact]
    public void Without_a_cart_attribute_the_landing_page_knows_the_click() =>
        Assert.Equal("fromlanding", Assert.Single(Records(Order.Replace("kpi_click\",\"value", "other\",\"value"))).ClickId);

    [Theory]
    [InlineData("pending", "The order is not paid yet: orders/paid will bring it.")]
    [InlineData("authorized", "The order is not paid yet: orders/paid will bring it.")]
    [InlineData("voided", "The order was voided before it was paid.")]
    public void An_order_without_money_is_skipped(string status, string detail) =>
        Assert.Equal(detail, Sent.Skipped("shopify", Order.Replace("\"paid\"", $"\"{status}\""), ("X-Shopify-Topic", "orders/create")));

    [Fact]
    public void A_test_order_is_skipped() => Assert.Equal(
        "A test order is no sale.", Sent.Skipped("shopify", Order.Replace("\"test\":false", "\"test\":true"), ("X-Shopify-Topic", "orders/create")));

    [Fact]
    public void A_status_that_nobody_knows_is_rejected() => Assert.Equal(
        (RejectReason.FieldInvalid, "financial_status"), Reason(Order.Replace("\"paid\"", "\"lent\""), "orders/create"));

    [Fact]
    public void A_refund_is_the_money_that_went_back()
    {
        var record = Assert.Single(Sent.Records("shopify", Refund, ("X-Shopify-Topic", "refunds/create")));

        Assert.Equal((RecordType.Refund, "refund:929361462", "820982911946154508"), (record.Type, record.Id, record.Order));
        Assert.Equal((new Amount(1055, "EUR"), Sent.Utc("2026-03-01T10:00:00Z")), (record.Amount, record.OccurredAt));
    }

    [Fact]
    public void An_order_brings_its_refunds_under_the_same_identity()
    {
        var alone = Assert.Single(Sent.Records("shopify", Refund, ("X-Shopify-Topic", "refunds/create")));
        var records = Records(Order.Replace("\"refunds\":[]", $"\"refunds\":[{Refund}]").Replace("\"paid\"", "\"partially_refunded\""));

        Assert.Equal([RecordType.Conversion, RecordType.Refund], records.Select(record => record.Type));
        Assert.Equal(alone, records[1] with { ReceivedAt = alone.ReceivedAt });
    }

    [Fact]
    public void Items_that_only_went_back_into_stock_are_no_refund() => Assert.Equal(
        "No money went back.",
        Sent.Skipped("shopify", """{"id":1,"order_id":2,"created_at":"2026-03-01T10:00:00Z","transactions":[]}""", ("X-Shopify-Topic", "refunds/create")));

    [Theory]
    [InlineData("products/update")]
    [InlineData("customers/redact")]
    public void Another_topic_is_kept_as_unmapped(string topic)
    {
        var rejection = Sent.Rejection("shopify", Order, ("X-Shopify-Topic", topic));

        Assert.Equal((RejectReason.EventUnmapped, $"The event '{topic}' has no mapping."), (rejection.Reason, rejection.Detail));
    }

    [Fact]
    public void Without_a_topic_nobody_knows_what_it_is() =>
        Assert.Equal(RejectReason.TypeMissing, Sent.Rejection("shopify", Order).Reason);

    [Fact]
    public void An_order_of_nothing_is_an_order() =>
        Assert.Equal(0, Assert.Single(Records(Order.Replace("\"total_price\":\"49.90\"", "\"total_price\":\"0.00\""))).Amount!.Value.Minor);

    [Fact]
    public async Task The_export_of_the_same_shop_says_the_same_order()
    {
        var rows = await ImportText.ReadAsync(ImportText.Sample("shopify-orders.csv"));
        var exported = rows.First(row => row.Records.Count > 0).Records[0];
        const string order =
            """
            {"id":5678901231001,"name":"#1001","created_at":"2026-03-02T09:50:26+02:00","updated_at":"2026-03-02T09:51:00+02:00","currency":"EUR","total_price":"129.90",
             "financial_status":"paid","email":"c1001@example.com","note_attributes":[{"name":"kpi_click","value":"v1.abc-DEF_123"}],
             "discount_codes":[{"code":"LENA10"},{"code":"FREESHIP"}],"shipping_address":{"country_code":"FR"}}
            """;
        var context = Sent.Context with { Namespace = exported.Namespace, ReceivedAt = Sent.Now.AddDays(9), HashPerson = ImportText.Context.HashPerson };

        var content = Sent.Preset("shopify").Mapping.Read(Sent.Request(order, ("X-Shopify-Topic", "orders/paid")), context);

        var sent = Assert.Single(content.Events).Outcome.Record! with { ReceivedAt = exported.ReceivedAt, Source = exported.Source };
        Assert.Equal(exported with { Import = null, Lineage = sent.Lineage, Version = sent.Version }, sent);
    }

    private static List<LogRecord> Records(string body) => Sent.Records("shopify", body, ("X-Shopify-Topic", "orders/updated"));

    private static (RejectReason, string?) Reason(string body, string topic)
    {
        var rejection = Sent.Rejection("shopify", body, ("X-Shopify-Topic", topic));
        return (rejection.Reason, rejection.Field);
    }
}
