using System.Text;
using KpiFunctions.Core.Postbacks;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Core.Tests.Postbacks;

/// <summary>Whatever comes, every network answers and throws nothing. A failure names its round.</summary>
public sealed class PostbackFuzzTests
{
    private const int Rounds = 3000;

    private static readonly string[] Names =
    [
        "cid", "clickid", "click_id", "txid", "transaction_id", "action_id", "conversion_id", "payout", "sum", "amount", "event_revenue", "currency", "status", "et", "type", "event",
        "event_name", "event_time", "event_value", "conversion_unix_timestamp", "items", "time", "receipt", "transactionType", "transactionTime", "notification", "iv", "token", "coupon",
    ];

    private static readonly string[] Values =
    [
        "", "0", "-1", "49,90", "49.90", "1e400", "99999999999999999999", "1772359200", "2026-03-01 10:00:00", "2026-03-29 02:30:00", "9999-12-31 23:59:59", "0001-01-01 00:00:00",
        "approved", "REVERSED", "pending", "purchase", "lead", "EUR", "xyz", "{payout}", "{\"af_order_id\":1}", "a\u0000b", "é€😀", "\ud800", "AAAA", "a shared token", new('x', 600),
    ];

    [Fact]
    public void No_postback_makes_a_network_fail()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(20260301 + round);
            var failure = Record.Exception(() => Try(random));
            Assert.True(failure is null, $"Round {round}: {failure}");
        }
    }

    private static void Try(Random random)
    {
        var request = new WebhookRequest(
            [KeyValuePair.Create("Content-Type", random.Next(2) == 0 ? "application/json" : "application/x-www-form-urlencoded")], Pairs(random), Body(random));
        foreach (var network in KnownNetworks.All)
        {
            network.Proof(network, [Posted.Token], false).Open(request);
            var opened = network.TokenNames.Count == 0 ? new OpenedPostback(default, request.Body) : network.Proof(network, [], true).Open(request);
            var content = new PostbackMapping(network, Posted.Euro).Read(new WebhookRequest([], [], opened.Parameters), Posted.Context);
            Assert.NotEqual(0, content.Events.Count + content.Skipped.Count);
            Assert.All(content.Events, each => Assert.True(each.Outcome.Record is null != each.Outcome.Rejection is null));
        }
    }

    private static List<KeyValuePair<string, string>> Pairs(Random random) =>
        [.. Enumerable.Range(0, random.Next(8)).Select(_ => KeyValuePair.Create(Names[random.Next(Names.Length)], Values[random.Next(Values.Length)]))];

    private static byte[] Body(Random random)
    {
        var noise = new byte[random.Next(100)];
        random.NextBytes(noise);
        return random.Next(5) switch
        {
            0 => [],
            1 => noise,
            2 => Encoding.UTF8.GetBytes(string.Join('&', Pairs(random).Select(pair => $"{pair.Key}={pair.Value}%"))),
            3 => Encoding.UTF8.GetBytes($"{{{string.Join(',', Pairs(random).Select(pair => $"\"{pair.Key}\":{(random.Next(3) == 0 ? "[{\"amt\":7}]" : "\"\\ud800\"")}"))}}}"),
            _ => Encoding.UTF8.GetBytes($"{{{string.Join(',', Pairs(random).DistinctBy(pair => pair.Key).Select(pair => $"\"{pair.Key}\":{System.Text.Json.JsonSerializer.Serialize(pair.Value)}"))}}}"),
        };
    }
}
