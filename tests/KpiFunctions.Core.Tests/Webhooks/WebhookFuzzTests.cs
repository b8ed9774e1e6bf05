using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Handshakes;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>
/// Whatever the bytes are, every preset answers and throws nothing. Runs for a moment; <c>FUZZ_SECONDS=60</c> makes it long and <c>FUZZ_SEED</c> another run.
/// A failure names its seed and round.
/// </summary>
public sealed partial class WebhookFuzzTests
{
    private static readonly int Seconds = Setting("FUZZ_SECONDS", 2);
    private static readonly int Seed = Setting("FUZZ_SEED", 20260301);

    private static readonly string[] Names =
    [
        "orders/paid", "refunds/create", "order.updated", "checkout.session.completed", "charge.refunded", "link.clicked", "sale.created", "commission.created",
        "track", "Order Completed", "story_insights", "post.create", "tweet_create_events", "referral.lead", "sale.refunded", "click", "conversion", "cost", "postMetrics",
    ];

    private static readonly string[] Members =
    [
        "id", "type", "event", "data", "object", "entry", "changes", "field", "value", "time", "batch", "properties", "refunds", "transactions", "amount", "currency",
        "total_price", "financial_status", "created_at", "created", "timestamp", "occurredAt", "content", "for_user_id", "tweet_create_events", "payload", "public_metrics",
        "api_key", "specversion", "source", "data_base64", "route", "note_attributes", "name", "meta_data", "key", "kind", "status", "landing_site", "previous_attributes",
    ];

    private static readonly string[] Headers =
    [
        "X-Shopify-Topic", "X-WC-Webhook-Topic", "Content-Type", "ce-id", "ce-type", "ce-source", "ce-specversion", "ce-time", "webhook-id", "webhook-timestamp",
        "webhook-signature", "svix-id", "svix-timestamp", "svix-signature", "Stripe-Signature", "TikTok-Signature", "X-Hub-Signature", "X-Hub-Signature-256",
        "x-twitter-webhooks-signature", "Dub-Signature", "X-Signature", "Authorization", "X-Rebrandly-Secret", "WebHook-Request-Origin",
    ];

    private static readonly string[] Values =
    [
        "0", "-1", "1e400", "1772359200", "99999999999999999999", "\"2026-03-01T10:00:00Z\"", "\"49.90\"", "\"eur\"", "\"EUR\"", "true", "null", "\"\"", "\"\\ud800\"",
        "\"paid\"", "\"refund\"", "\"success\"", "\"1.0\"", "\"{\\\"a\\\":1}\"", "\"?kpi_click=%\"", "\"\\u0000\"", "79228162514264337593543950335", "\"-79228162514264337593543950335\"",
    ];

    private static readonly WebhookPreset[] Custom =
    [
        CustomSource.Find(CustomSource.Timed)!,
        CustomSource.Build(CustomSource.Of(CustomSource.Batch, ("events", "data.entry[*]"), ("event", "type ?? event"), ("eventTime", "time => unix ?? created_at"))),
    ];

    [Fact]
    public void Every_sample_is_taken_by_a_preset_before_it_is_changed() => Assert.All(FuzzSamples.All, sample =>
        Assert.Contains(KnownPresets.All, preset => preset.Mapping.Read(Sent.Request(sample.Body, (sample.Header, sample.Value)), Sent.Context) is var content
            && (content.Skipped.Count > 0 || content.Events.Any(each => each.Outcome.Record is not null))));

    [Fact]
    public void No_delivery_and_no_question_makes_a_preset_fail()
    {
        var (time, round) = (Stopwatch.StartNew(), 0);
        while (time.Elapsed < TimeSpan.FromSeconds(Seconds))
        {
            round++;
            var random = new Random(unchecked(Seed + round * 7919));
            var (header, body) = Delivery(random);
            var request = new WebhookRequest([.. header, .. Texts(random, Headers)], Texts(random, ["hub.mode", "hub.topic", "hub.challenge", "crc_token", "key"]), body);
            var failure = Record.Exception(() => Try(request));
            Assert.True(failure is null, $"FUZZ_SEED={Seed}, round {round}: {Encoding.UTF8.GetString(request.Body.Span)}\n{failure}");
        }
        Assert.True(round > 0);
    }

    private static void Try(WebhookRequest request)
    {
        foreach (var preset in KnownPresets.All.Concat(Custom))
        {
            var secret = preset.Name is "standard-webhooks" or "svix" ? "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" : "whsec_test_secret";
            Assert.NotEqual(WebhookOutcome.Valid, preset.Scheme.Verify(request, preset.Keys(secret), Sent.Now));
            preset.Handshake?.Answer(request, new HandshakeFacts(preset.Keys(secret), "token", ["*"]));
            var content = preset.Mapping.Read(request, Sent.Context);
            Assert.All(content.Events, each => Assert.True(each.Outcome.Record is null != each.Outcome.Rejection is null));
            Assert.Equal(Enumerable.Range(0, content.Events.Count + content.Skipped.Count), content.Events.Select(each => each.Index).Concat(content.Skipped.Select(each => each.Index)).Order());
        }
        WooPingNeverThrows(request);
    }

    private static void WooPingNeverThrows(WebhookRequest request) => Core.Webhooks.Presets.WooPing.Is(request);

    private static List<KeyValuePair<string, string>> Texts(Random random, string[] names) =>
        [.. Enumerable.Range(0, random.Next(6)).Select(_ => KeyValuePair.Create(Pick(random, names), Text(random)))];

    private static string Text(Random random) => random.Next(5) switch
    {
        0 => Pick(random, Names),
        1 => "application/cloudevents" + (random.Next(2) == 0 ? "-batch+json" : "+json"),
        2 => "v1,t=1772366400,v1=00,s=zz sha1=" + new string('a', random.Next(70)),
        3 => "Basic %" + (char)random.Next(1, 0x2000),
        _ => Pick(random, Values).Trim('"'),
    };

    private static (KeyValuePair<string, string>[] Header, byte[] Body) Delivery(Random random)
    {
        if (random.Next(2) == 0) return ([], Body(random));
        var (name, value, body) = Pick(random, FuzzSamples.All);
        var scalars = Scalar().Matches(body);
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            var scalar = scalars[random.Next(scalars.Count)].Value;
            body = body.Replace(scalar, random.Next(3) == 0 ? Json(random, 5) : Pick(random, Values));
        }
        return ([KeyValuePair.Create(name, value)], Damaged(random, Encoding.UTF8.GetBytes(body)));
    }

    // Random bytes, random JSON of the names that presets look for, and such JSON with a few bytes changed.
    private static byte[] Body(Random random)
    {
        if (random.Next(10) == 0)
        {
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            return noise;
        }
        return Damaged(random, Encoding.UTF8.GetBytes(random.Next(12) == 0 ? Xml(random) : Json(random, 0)));
    }

    private static byte[] Damaged(Random random, byte[] bytes)
    {
        for (var changes = random.Next(3) == 0 ? random.Next(1, 4) : 0; changes > 0 && bytes.Length > 0; changes--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(20) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }

    private static string Json(Random random, int depth) => (depth > 6 ? 4 : random.Next(6)) switch
    {
        0 or 1 or 2 => $"{{{string.Join(',', Members.OrderBy(_ => random.Next()).Take(random.Next(9)).Select(name => $"\"{name}\":{Json(random, depth + 1)}"))}}}",
        3 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Json(random, depth + 1)))}]",
        4 => Pick(random, Values),
        _ => $"\"{Pick(random, Names)}\"",
    };

    private static string Xml(Random random) =>
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:yt=\"http://www.youtube.com/xml/schemas/2015\">"
        + string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pick(random, ["<entry>", "</entry>", "<entry/>", "<yt:videoId>a</yt:videoId>", "<yt:videoId/>", "<deleted-entry/>", "&amp;", "&x;", "<![CDATA[x]]>", "<?xml encoding='x'?>"])))
        + "</feed>";

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    [GeneratedRegex(@"(?<=[:\[,])(-?[0-9.]+|""[^""\\]*"")(?=[,\]}])")]
    private static partial Regex Scalar();

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
