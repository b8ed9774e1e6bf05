using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>A rejected event of a batch is kept so that its preset reads it again alone.</summary>
public sealed class EnclosingTests
{
    private static readonly (string, string) Updated = ("X-WC-Webhook-Topic", "order.updated");

    [Fact]
    public void An_event_of_a_segment_batch_keeps_its_batch()
    {
        const string body = """{"batch":[{"type":"track","event":"Signed Up","messageId":"m-1","timestamp":"2026-03-01T10:00:00Z"},{"type":"track","event":"Rated","messageId":"m-2"}],"sentAt":"x"}""";

        var rejected = Sent.Read("segment-batch", body).Events[1];

        Assert.Equal("""{"batch":[{"type":"track","event":"Rated","messageId":"m-2"}],"sentAt":"x"}""", rejected.RawText);
        Assert.Equal(RejectReason.EventUnmapped, Sent.Rejection("segment-batch", rejected.RawText).Reason);
    }

    [Fact]
    public void A_story_keeps_the_entry_that_has_its_time()
    {
        const string story = """{"field":"story_insights","value":{"media_id":"m","reach":"many"}}""";
        var rejected = Sent.Read("meta", $$"""{"object":"instagram","entry":[{"id":"1","time":1772359200,"changes":[{"field":"x"},{{story}}]}]}""").Events[1];

        var again = Sent.Records("meta", rejected.RawText.Replace("\"many\"", "7", StringComparison.Ordinal));

        Assert.Equal(Sent.Utc("2026-03-01T10:00:00Z"), Assert.Single(again).OccurredAt);
    }

    [Fact]
    public void A_refund_keeps_its_order_and_not_the_other_refunds()
    {
        const string order = """{"id":727,"currency":"EUR","date_modified_gmt":"2026-03-01T10:00:00","refunds":[{"id":1,"total":"-5.00"},{"id":2,"total":"-x"}]}""";
        var rejected = Sent.Read("woocommerce", order, Updated).Events.Single(each => each.Outcome.Rejection is not null);

        var again = Sent.Read("woocommerce", rejected.RawText.Replace("-x", "-1.50", StringComparison.Ordinal), Updated);

        var refund = Assert.Single(again.Events).Outcome.Record!;
        Assert.Equal(("refund:2", "727", 150L), (refund.Id, refund.Order, refund.Amount!.Value.Minor));
    }

    [Fact]
    public void An_event_of_a_cloud_batch_stays_a_batch()
    {
        var batch = ("Content-Type", "application/cloudevents-batch+json");
        var rejected = Sent.Read("cloudevents", """[{"id":"1"},{"specversion":"1.0","id":"2"}]""", batch).Events[1];

        Assert.Equal("""[{"specversion":"1.0","id":"2"}]""", rejected.RawText);
        Assert.Equal("source", Sent.Rejection("cloudevents", rejected.RawText, batch).Field);
    }

    [Fact]
    public void What_encloses_many_rejected_events_is_not_kept_as_often_as_they_are()
    {
        var events = string.Join(',', Enumerable.Range(0, 900).Select(i => $$"""{"type":"track","event":"Rated {{i}}"}"""));
        var body = $$"""{"writeKey":"k","blob":"{{new string('x', 200_000)}}","batch":[{{events}}]}""";

        var content = Sent.Read("segment-batch", body);

        Assert.Equal(900, content.Events.Count);
        Assert.True(content.Events.Sum(each => (long)each.Raw.Length) < 2_000_000);
        Assert.All(content.Events, each => Assert.StartsWith("""{"writeKey":"k",""", each.RawText));
    }

    [Fact]
    public void Half_a_million_zeros_cost_no_more_than_their_reading()
    {
        var body = $$"""{"api_key":"phc_1","batch":[{{string.Join(',', Enumerable.Repeat('0', 500_000))}}]}""";
        var time = System.Diagnostics.Stopwatch.StartNew();

        var refused = Assert.Single(Sent.Read("posthog", body).Events);

        Assert.Equal((RejectReason.FieldInvalid, body.Length), (refused.Outcome.Rejection!.Reason, refused.Raw.Length));
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void Events_among_a_crowd_of_members_are_each_kept_with_a_few_of_them()
    {
        var crowd = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"\"{i}\":0,"));
        var events = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $$"""{"event":"Rated {{i}}"}"""));
        var time = System.Diagnostics.Stopwatch.StartNew();

        var read = Sent.Read("posthog", $$"""{{{crowd}}"batch":[{{events}}]}""").Events;

        Assert.Equal(5_000, read.Count);
        Assert.EndsWith("""{"event":"Rated 4999"}]}""", read[^1].RawText, StringComparison.Ordinal);
        Assert.StartsWith("""{"0":0,"1":0,""", read[^1].RawText, StringComparison.Ordinal);
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(4));
    }
}
