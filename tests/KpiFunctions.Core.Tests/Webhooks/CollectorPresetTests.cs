using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>Segment, PostHog, CloudEvents.</summary>
public sealed class CollectorPresetTests
{
    private const string Completed =
        """
        {"type":"track","event":"Order Completed","messageId":"m-1","userId":"u-7","anonymousId":"a-1","timestamp":"2026-03-01T10:00:00.000Z",
         "context":{"campaign":{"name":"spring","source":"instagram","medium":"lena"},"page":{"url":"https://shop.example/?kpi_click=AbC"} },
         "properties":{"order_id":"50314b8e9bcf000000000000","total":27.50,"revenue":"25.00","currency":"USD","coupon":"LENA10","products":[]} }
        """;

    [Fact]
    public void Segments_order_is_a_purchase()
    {
        var record = Assert.Single(Sent.Records("segment", Completed));

        Assert.Equal((RecordType.Conversion, "50314b8e9bcf000000000000", "50314b8e9bcf000000000000"), (record.Type, record.Id, record.Order));
        Assert.Equal((new Amount(2750, "USD"), "LENA10", "AbC", "hash(customer:u-7)"), (record.Amount, record.Coupon, record.ClickId, record.Person));
        Assert.Equal(("spring", "lena", "instagram"), (record.On.Campaign, record.On.Influencer, record.On.Platform));
    }

    [Fact]
    public void Revenue_may_be_a_text() =>
        Assert.Equal(3995, Assert.Single(Sent.Records("segment", Completed.Replace("\"total\":27.50,\"revenue\":\"25.00\"", "\"revenue\":\"39.95\""))).Amount!.Value.Minor);

    [Fact]
    public void A_batch_is_read_event_by_event()
    {
        var refunded = Completed.Replace("Order Completed", "Order Refunded").Replace("m-1", "m-2");
        var content = Sent.Read("segment", $$"""[{{Completed}},{{refunded}},{"type":"page","messageId":"m-3"},{"type":"track","event":"Video Played"},7]""");

        Assert.Equal(
            [(0, null), (1, null), (3, RejectReason.EventUnmapped), (4, (RejectReason?)RejectReason.NotAnObject)],
            content.Events.Select(each => (each.Index, each.Outcome.Rejection?.Reason)));
        Assert.Equal((RecordType.Refund, "m-2"), (content.Events[1].Outcome.Record!.Type, content.Events[1].Outcome.Record!.Id));
        Assert.Equal(2, Assert.Single(content.Skipped).Index);
    }

    [Theory]
    [InlineData("Signed Up", Stages.Signup)]
    [InlineData("Lead Generated", Stages.Lead)]
    public void Earlier_stages_are_conversions_too(string name, string stage)
    {
        var record = Assert.Single(Sent.Records("segment", Completed.Replace("Order Completed", name)));

        Assert.Equal((stage, "m-1"), (record.Stage, record.Id));
    }

    [Fact]
    public void A_library_posts_its_batch_in_an_envelope() =>
        Assert.Equal(2750, Assert.Single(Sent.Records("segment-batch", $$"""{"batch":[{{Completed}}],"writeKey":"write_key_1"}""")).Amount!.Value.Minor);

    [Fact]
    public void More_than_a_hundred_days_at_once_are_kept_and_not_stored()
    {
        var days = Enumerable.Range(0, 101).Select(day => Completed.Replace("2026-03-01", Sent.Now.AddDays(-day).ToString("yyyy-MM-dd")).Replace("50314b8e", $"{day}"));
        var events = Sent.Read("segment", $"[{string.Join(',', days)}]").Events;

        Assert.Equal(100, events.Count(each => each.Outcome.Record is not null));
        Assert.Equal(RejectReason.TooManyDays, events[100].Outcome.Rejection!.Reason);
    }

    [Fact]
    public void More_than_ten_thousand_events_at_once_are_kept_whole()
    {
        var body = $"[{string.Join(',', Enumerable.Repeat("1", 10_001))}]";
        var rejected = Assert.Single(Sent.Read("segment", body).Events);

        Assert.Equal((RejectReason.FieldInvalid, body.Length), (rejected.Outcome.Rejection!.Reason, rejected.Raw.Length));
    }

    [Fact]
    public void PostHogs_batch_is_read_event_by_event()
    {
        const string body =
            """
            {"api_key":"phc_test_key","historical_migration":false,"batch":[
              {"event":"Order Completed","timestamp":"2026-03-01T10:00:00Z","properties":{"distinct_id":"d-1","order_id":"o-1","revenue":12.5,"currency":"EUR","$current_url":"https://s.example/?kpi_click=AbC","utm_campaign":"spring"} },
              {"event":"Signed Up","timestamp":"2026-03-01T10:00:00Z","distinct_id":"d-1","uuid":"0190","properties":{} },
              {"event":"Signed Up","timestamp":"2026-03-01T10:00:00Z","distinct_id":"d-2"},
              {"event":"$pageview","properties":{"distinct_id":"d-1"} }]}
            """;
        var content = Sent.Read("posthog", body);
        var records = content.Events.Select(each => each.Outcome.Record!).ToList();

        Assert.Equal(("o-1", "o-1", new Amount(1250, "EUR"), "AbC", "hash(visitor:d-1)"), (records[0].Id, records[0].Order, records[0].Amount, records[0].ClickId, records[0].Person));
        Assert.Equal(("0190", Stages.Signup, 16), (records[1].Id, records[1].Stage, records[2].Id.Length));
        Assert.Equal(("PostHog's own events are not counted.", "spring"), (Assert.Single(content.Skipped).Detail, records[0].On.Campaign));
    }

    [Fact]
    public void PostHogs_single_capture_is_one_event() => Assert.Equal(
        "0190",
        Assert.Single(Sent.Records("posthog", """{"api_key":"phc_test_key","event":"Signed Up","distinct_id":"d","uuid":"0190","timestamp":"2026-03-01T10:00:00Z"}""")).Id);

    [Theory]
    [InlineData("phc_test_key", WebhookOutcome.Valid)]
    [InlineData("phc_test_kez", WebhookOutcome.SignatureWrong)]
    [InlineData("", WebhookOutcome.SignatureWrong)]
    public void PostHogs_key_stands_in_the_body(string key, WebhookOutcome expected) =>
        Assert.Equal(expected, Sent.Verify("posthog", Sent.Request($$"""{"api_key":"{{key}}"}"""), "phc_test_key"));

    [Theory]
    [InlineData("conversion")]
    [InlineData("com.shop.conversion")]
    public void A_structured_cloud_event_is_one_event(string type)
    {
        var record = Assert.Single(Cloud("application/cloudevents+json; charset=utf-8", CloudEvent(type)));

        Assert.Equal((RecordType.Conversion, "1001", new Amount(4990, "EUR")), (record.Type, record.Id, record.Amount));
        Assert.Equal(Sent.Utc("2026-03-01T10:00:00Z"), record.OccurredAt);
    }

    [Fact]
    public void Source_and_id_tell_cloud_events_apart() => Assert.Equal(
        "/shop#e-1", Assert.Single(Cloud("application/cloudevents+json", CloudEvent("click").Replace(",\"amount\":49.90,\"currency\":\"EUR\"", ""))).Id);

    [Fact]
    public void Data_may_come_in_base64() => Assert.Equal(
        "lena",
        Assert.Single(Cloud(
            "application/cloudevents+json",
            $$"""{"specversion":"1.0","id":"e-1","source":"/shop","type":"click","time":"2026-03-01T10:00:00Z","data_base64":"{{Convert.ToBase64String("{\"link\":\"lena\"}"u8)}}"}""")).On.Link);

    [Fact]
    public void A_batch_of_cloud_events_is_read_one_by_one()
    {
        var records = Cloud("APPLICATION/cloudevents-batch+json", $"[{CloudEvent("conversion")},{CloudEvent("conversion").Replace("1001", "1002")}]");

        Assert.Equal(["1001", "1002"], records.Select(record => record.Id));
    }

    [Fact]
    public void A_binary_cloud_event_has_its_attributes_in_headers()
    {
        var records = Sent.Records(
            "cloudevents", """{"link":"lena"}""", ("Content-Type", "application/json"), ("ce-specversion", "1.0"), ("ce-id", "Euro%20%E2%82%AC%20%F0%9F%98%80"),
            ("ce-source", "/shop"), ("ce-type", "click"), ("ce-time", "2026-03-01T10:00:00Z"));

        Assert.Equal("/shop#Euro € 😀", Assert.Single(records).Id);
    }

    [Theory]
    [InlineData("%C0%A0")]
    [InlineData("%ED%A0%80")]
    [InlineData("€")]
    public void A_header_that_is_no_utf8_is_refused(string id)
    {
        var rejection = Sent.Rejection(
            "cloudevents", "{}", ("Content-Type", "application/json"), ("ce-specversion", "1.0"), ("ce-id", id), ("ce-source", "/shop"), ("ce-type", "click"));

        Assert.Equal(RejectReason.FieldInvalid, rejection.Reason);
    }

    [Theory]
    [InlineData("\"specversion\":\"1.0\",", "\"specversion\":\"0.3\",", RejectReason.FieldInvalid)]
    [InlineData("\"id\":\"e-1\",", "", RejectReason.IdMissing)]
    [InlineData("\"source\":\"/shop\",", "", RejectReason.FieldMissing)]
    [InlineData("\"type\":\"conversion\",", "", RejectReason.TypeMissing)]
    [InlineData("\"type\":\"conversion\",", "\"type\":\"com.shop.shipped\",", RejectReason.EventUnmapped)]
    public void A_cloud_event_that_cannot_be_taken_says_why(string part, string instead, RejectReason reason) => Assert.Equal(
        reason, Sent.Rejection("cloudevents", CloudEvent("conversion").Replace(part, instead), ("Content-Type", "application/cloudevents+json")).Reason);

    private static List<LogRecord> Cloud(string contentType, string body) => Sent.Records("cloudevents", body, ("Content-Type", contentType));

    private static string CloudEvent(string type) =>
        $$"""{"specversion":"1.0","id":"e-1","source":"/shop","type":"{{type}}","time":"2026-03-01T10:00:00Z","data":{"orderId":"1001","amount":49.90,"currency":"EUR"} }""";
}
