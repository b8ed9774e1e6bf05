using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Deliveries;
using KpiFunctions.Storage.Log;

namespace KpiFunctions.Tests.Intake;

public sealed class ReceiveWebhookTests : IDisposable
{
    private const string Order = """{"type":"conversion","timestamp":"2026-03-01T11:59:00Z","data":{"orderId":"1001","amount":"49.90","currency":"EUR"}}""";
    private readonly IntakeRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public async Task A_signed_order_is_stored_under_the_senders_namespace()
    {
        room.LogAnswers(AppendOutcome.Stored);

        var answer = await PostAsync(Order);

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"received":1,"accepted":1,"duplicate":0,"conflicting":0,"rejected":0,"results":[{"index":0,"id":"1001","outcome":"accepted"}]}""", answer.Text);
        var record = Assert.Single(room.Stored);
        Assert.Equal(("shop-1", "webhook:shop", "1001", 4990L), (record.Namespace, record.Source, record.Id, record.Amount!.Value.Minor));
    }

    [Fact]
    public async Task A_type_without_a_mapping_is_kept_and_answered_with_success()
    {
        room.KeepsRejects();
        const string body = """{"type":"order.shipped","timestamp":"2026-03-01T11:59:00Z","data":{}}""";

        var answer = await PostAsync(body);

        Assert.Equal(200, answer.Status);
        Assert.Equal(1, answer.Json.GetProperty("rejected").GetInt32());
        var (source, reject) = Assert.Single(room.Kept);
        Assert.Equal(("webhook:shop", RejectReason.EventUnmapped, body), (source, reject.Rejection.Reason, reject.Raw));
    }

    [Fact]
    public async Task A_record_that_cannot_be_taken_is_kept_with_its_own_reason()
    {
        room.KeepsRejects();

        var answer = await PostAsync("""{"type":"cost","timestamp":"2026-03-01T11:59:00Z","data":{"id":"x"}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal((RejectReason.FieldMissing, "amount"), (room.Kept[0].Reject.Rejection.Reason, room.Kept[0].Reject.Rejection.Field));
    }

    [Fact]
    public async Task Failed_authentication_looks_the_same_whatever_failed()
    {
        Answer[] answers =
        [
            await PostAsync(Order, source: "nobody"),
            await PostAsync(Order, secret: "whsec_" + Convert.ToBase64String(SHA256.HashData("other"u8))),
            await PostAsync(Order, at: IntakeRoom.Now.AddSeconds(-301)),
            await PostAsync(Order, at: IntakeRoom.Now.AddSeconds(301)),
            await PostAsync(Order, tamper: true),
            await PostUnsignedAsync("shop"),
            await PostUnsignedAsync("nobody"),
        ];

        Assert.All(answers, answer => Assert.Equal((401, "unauthenticated", answers[0].Text), (answer.Status, answer.ProblemKind, answer.Text)));
        Assert.Empty(room.Kept);
    }

    [Fact]
    public async Task Failed_authentication_is_counted()
    {
        var counted = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "kpifunctions.intake.unauthenticated") self.EnableMeasurementEvents(instrument, "this test");
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref counted, value));
        listener.Start();

        await PostAsync(Order, source: "nobody");

        Assert.True(counted >= 1);
    }

    [Fact]
    public async Task When_the_log_is_down_the_sender_repeats()
    {
        room.LogAnswers(AppendOutcome.Unavailable);

        var answer = await PostAsync(Order);

        Assert.Equal((503, "5"), (answer.Status, answer.Headers.RetryAfter.ToString()));
    }

    [Fact]
    public async Task Too_large_a_body_is_refused_before_anything_is_computed()
    {
        var answer = await PostAsync(new string(' ', IntakeRoom.MaxBodyBytes + 1));

        Assert.Equal(413, answer.Status);
        await room.Journal.FlushAsync(default);
        Assert.Equal((DeliveryNote.Unauthorized, 413), (Assert.Single(room.Deliveries.Notes).Outcome, room.Deliveries.Notes[0].Status));
    }

    [Fact]
    public async Task Names_of_senders_are_known_in_any_case()
    {
        room.LogAnswers(AppendOutcome.Stored);

        var answer = await PostAsync(Order, source: "SHOP");

        Assert.Equal((200, "webhook:shop"), (answer.Status, room.Stored[0].Source));
    }

    [Fact]
    public async Task Whatever_a_proved_sender_sends_is_stored_or_kept()
    {
        room.LogAnswers(AppendOutcome.Stored).KeepsRejects();
        var random = new Random(20260301);
        for (var round = 0; round < 300; round++)
        {
            var body = Order.ToCharArray();
            for (var change = random.Next(4); change > 0; change--) body[random.Next(body.Length)] = (char)random.Next(1, 0xD800);

            var answer = await PostAsync(new string(body));

            Assert.Equal((200, 1), (answer.Status, answer.Json.GetProperty("received").GetInt32()));
        }
        Assert.Equal(300, room.Stored.Count + room.Kept.Count);
    }

    private Task<Answer> PostAsync(string body, string source = "shop", string? secret = null, DateTimeOffset? at = null, bool tamper = false)
    {
        var timestamp = (at ?? IntakeRoom.Now).ToUnixTimeSeconds().ToString();
        var key = Convert.FromBase64String((secret ?? IntakeRoom.Secret)["whsec_".Length..]);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"msg_1.{timestamp}.{body}")));
        var sent = Encoding.UTF8.GetBytes(tamper ? body.Replace("49.90", "94.90") : body);
        var http = IntakeRoom.Request("POST", sent, ("Webhook-Id", "msg_1"), ("Webhook-Timestamp", timestamp), ("Webhook-Signature", "v1," + signature));
        return Answer.OfAsync(room.ReceiveWebhook.Run(http.Request, source), http);
    }

    private Task<Answer> PostUnsignedAsync(string source)
    {
        var http = IntakeRoom.Request("POST", Encoding.UTF8.GetBytes(Order));
        return Answer.OfAsync(room.ReceiveWebhook.Run(http.Request, source), http);
    }
}
