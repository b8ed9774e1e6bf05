using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Core.Tests.Webhooks;

public sealed class WebhookJsonTests
{
    private static readonly EventContext Context =
        new("shop", "webhook:shop", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), text => $"hash({text})");

    [Fact]
    public void The_envelope_fills_in_what_the_data_leaves_out()
    {
        var record = Accepted("""{"type":"click","timestamp":"2026-03-01T08:30:00Z","data":{"link":"lena-1"}}""");

        Assert.Equal((RecordType.Click, "shop", "webhook:shop", "msg_1"), (record.Type, record.Namespace, record.Source, record.Id));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.Zero), record.OccurredAt);
    }

    [Fact]
    public void The_data_wins_over_the_envelope()
    {
        var record = Accepted("""{"type":"click","timestamp":"2026-03-01T08:30:00Z","data":{"id":"k-1","occurredAt":"2026-02-28T08:30:00Z"}}""");

        Assert.Equal(("k-1", 28), (record.Id, record.OccurredAt.Day));
    }

    [Fact]
    public void A_purchase_stands_under_its_order_and_not_under_its_delivery() => Assert.Equal(
        "1001", Accepted("""{"type":"conversion","timestamp":"2026-03-01T08:30:00Z","data":{"orderId":1001,"amount":49.90,"currency":"EUR"}}""").Id);

    [Fact]
    public void A_lead_of_an_order_stands_under_its_delivery() => Assert.Equal(
        "msg_1", Accepted("""{"type":"conversion","timestamp":"2026-03-01T08:30:00Z","data":{"orderId":"1001","stage":"lead"}}""").Id);

    [Theory]
    [InlineData("order.created")]
    [InlineData("declaration")]
    public void A_type_without_a_mapping_is_kept_as_unmapped(string type) =>
        AssertRejected($$"""{"type":"{{type}}","timestamp":"2026-03-01T08:30:00Z","data":{} }""", RejectReason.EventUnmapped, "type");

    [Fact]
    public void A_sender_speaks_only_for_its_namespace() => AssertRejected(
        """{"type":"click","timestamp":"2026-03-01T08:30:00Z","data":{"namespace":"other"}}""", RejectReason.FieldInvalid, "namespace");

    [Fact]
    public void Data_of_another_type_is_rejected() => AssertRejected(
        """{"type":"click","timestamp":"2026-03-01T08:30:00Z","data":{"type":"cost"}}""", RejectReason.FieldInvalid, "data.type");

    [Fact]
    public void A_delivery_without_data_is_rejected() =>
        AssertRejected("""{"type":"click","timestamp":"2026-03-01T08:30:00Z"}""", RejectReason.FieldMissing, "data");

    [Fact]
    public void A_delivery_without_any_time_is_rejected() =>
        AssertRejected("""{"type":"click","data":{}}""", RejectReason.TimeMissing, "occurredAt");

    [Fact]
    public void A_delivery_without_a_type_is_rejected() => AssertRejected("""{"data":{}}""", RejectReason.TypeMissing, "type");

    [Theory]
    [InlineData("not json", RejectReason.NotJson)]
    [InlineData("", RejectReason.NotJson)]
    [InlineData("[1]", RejectReason.NotAnObject)]
    [InlineData("{\"type\":\"\\ud800\"}", RejectReason.FieldInvalid)]
    public void A_body_that_cannot_be_read_is_rejected(string body, RejectReason reason) => AssertRejected(body, reason, null);

    private static LogRecord Accepted(string body)
    {
        var read = Read(body);
        Assert.Null(read.Outcome.Rejection);
        return read.Outcome.Record!;
    }

    private static void AssertRejected(string body, RejectReason reason, string? field)
    {
        var read = Read(body);
        Assert.Equal((reason, field), (read.Outcome.Rejection!.Reason, read.Outcome.Rejection.Field));
        Assert.Equal(body, read.RawText);
    }

    private static ReadEvent Read(string body) =>
        Assert.Single(new WebhookJson("webhook-id").Read(Sent.Request(body, ("webhook-id", "msg_1")), Context).Events);
}
