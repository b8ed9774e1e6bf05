using System.Text;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>A delivery, kept as a rejected one is kept, makes the same records when it is read again, and shows nobody.</summary>
public sealed class KeptDeliveryTests
{
    private const string Ada = "ada@example.com";

    private static readonly PersonalData Personal = new(Sent.Context.HashPerson);

    private static readonly (string, string)[] Proofs =
    [
        ("webhook-signature", "proof"), ("svix-signature", "proof"), ("Authorization", "Bearer proof"), ("X-Shopify-Hmac-Sha256", "proof"), ("X-WC-Webhook-Signature", "proof"),
        ("Stripe-Signature", "proof"), ("X-Signature", "proof"), ("Dub-Signature", "proof"), ("X-Hub-Signature-256", "proof"), ("x-twitter-webhooks-signature", "proof"),
        ("X-Rebrandly-Secret", "proof"), ("X-Rewardful-Signature", "proof"), ("TikTok-Signature", "proof"), ("X-Shop-Key", "proof"), ("Cookie", "proof"), ("X-Forwarded-For", "proof"),
    ];

    [Theory]
    [InlineData("standard-webhooks", """{"type":"click","timestamp":"2026-03-01T10:00:00Z","data":{"link":"l","customerId":"c-77","influencer":"@ada@example.com"}}""", "webhook-id=m-1")]
    [InlineData("svix", """{"type":"click","timestamp":"2026-03-01T10:00:00Z","data":{"link":"l","email":"ada@example.com"}}""", "svix-id=m-1")]
    [InlineData("cloudevents", """{"link":"l","customerId":"c-77"}""", "ce-specversion=1.0|ce-id=e|ce-source=/s|ce-type=click|ce-time=2026-03-01T10:00:00Z|content-type=application/json")]
    [InlineData("cloudevents", """{"specversion":"1.0","id":"ada@example.com","source":"/s","type":"click","time":"2026-03-01T10:00:00Z","data":{"link":"l"}}""", "content-type=application/cloudevents+json")]
    [InlineData("shopify", """{"id":1,"created_at":"2026-03-01T10:00:00Z","updated_at":"2026-03-01T10:00:00Z","currency":"EUR","total_price":"49.90","financial_status":"paid","customer":{"id":77,"email":"ada@example.com"},"billing_address":{"name":"Ada L"},"landing_site":"/?kpi_click=a"}""", "x-shopify-topic=orders/paid")]
    [InlineData("woocommerce", """{"id":1,"status":"processing","currency":"EUR","date_created_gmt":"2026-03-01T10:00:00","date_modified_gmt":"2026-03-01T10:00:00","total":"1.00","billing":{"first_name":"Ada L","email":"ada@example.com"}}""", "x-wc-webhook-topic=order.updated")]
    [InlineData("stripe", """{"type":"checkout.session.completed","created":1772359200,"data":{"object":{"id":"cs","mode":"payment","payment_status":"paid","amount_total":4990,"currency":"eur","customer":"c-77","customer_details":{"email":"ada@example.com","name":"Ada L"}}}}""", "")]
    [InlineData("segment", """{"type":"track","event":"Order Completed","messageId":"m","timestamp":"2026-03-01T10:00:00Z","userId":"c-77","context":{"traits":{"name":"Ada L"}},"properties":{"order_id":"o","total":27.5,"currency":"USD"}}""", "")]
    [InlineData("segment-batch", """{"batch":[{"type":"track","event":"Order Completed","messageId":"m","timestamp":"2026-03-01T10:00:00Z","anonymousId":"c-77","properties":{"order_id":"o","total":27.5,"currency":"USD"}}]}""", "")]
    [InlineData("posthog", """{"batch":[{"event":"Signed Up","distinct_id":"c-77","timestamp":"2026-03-01T10:00:00Z","properties":{"ip":"198.51.100.7"}}]}""", "")]
    [InlineData("dub", """{"id":"e","event":"sale.created","createdAt":"2026-03-01T10:00:00Z","data":{"sale":{"amount":1,"currency":"eur","invoiceId":"i"},"link":{"key":"k"},"customer":{"id":"c-77","externalId":"c-77","name":"Ada L"}}}""", "")]
    [InlineData("bitly", """{"event_id":"b","datetime":"2026-03-01T10:00:00Z","bitlink":"bit.ly/x","user":"c-77"}""", "")]
    [InlineData("rebrandly", """{"data":[{"timestamp":"2026-03-01T10:00:00Z","route":{"id":"r","slashtag":"s"},"client":{"ip":"198.51.100.7"}}]}""", "")]
    [InlineData("rewardful", """{"object":{"id":"s","currency":"USD","charge_amount_cents":1,"created_at":"2026-03-01T10:00:00Z","referral":{"customer":{"name":"Ada L","email":"ada@example.com"}}},"event":{"type":"sale.created"}}""", "")]
    [InlineData("meta", """{"object":"instagram","entry":[{"id":"1","time":1772359200,"changes":[{"field":"story_insights","value":{"media_id":"1","reach":44,"from":{"id":"c-77"},"text":"Ada L"}}]}]}""", "")]
    [InlineData("x", """{"for_user_id":"1","tweet_create_events":[{"id_str":"1","timestamp_ms":"1772359200000","user":{"id":"c-77","screen_name":"a_l","name":"Ada L"},"favorite_count":1}]}""", "")]
    [InlineData("meta", """{"object":"instagram","entry":[{"id":"1","time":1772359200,"changes":[{"field":"comments","value":{"id":"c1","from":{"id":"c-77","username":"Ada L"},"text":"nice, ada@example.com"}}]}]}""", "")]
    [InlineData("meta", """{"object":"instagram","entry":[{"id":"1","time":1772359200,"messaging":[{"sender":{"id":"c-77"},"recipient":{"id":"1"},"timestamp":1772359200000,"message":{"mid":"m1","text":"where is it?"}}]}]}""", "")]
    [InlineData("meta", """{"object":"instagram","entry":[{"id":"1","time":1772359200,"changes":[{"field":"comments","value":{"id":"c1","parent_id":"c0","from":{"id":"1"},"text":"thanks"}}]}]}""", "")]
    [InlineData("x", """{"for_user_id":"1","tweet_create_events":[{"id_str":"1","timestamp_ms":"1772359200000","in_reply_to_status_id_str":"9","user":{"id_str":"c-77","screen_name":"a_l","name":"Ada L"},"text":"so good"}]}""", "")]
    [InlineData("standard-webhooks", """{"type":"comment","timestamp":"2026-03-01T10:00:00Z","data":{"platform":"x","account":"ours","author":"c-77","text":"good, ada@example.com"}}""", "webhook-id=m-1")]
    public void A_kept_delivery_makes_the_same_records(string preset, string body, string headers)
    {
        var (sent, now) = (Headers(headers), Sent.Preset(preset));

        var (text, kept) = Kept(now, body, [.. sent, .. Proofs]);

        Assert.Equal(sent.Select(header => header.Name).Order(), kept.Keys.Where(name => name != "(digest)").Order());
        Assert.DoesNotContain("proof", string.Concat(kept.Values), StringComparison.Ordinal);
        foreach (var personal in new[] { "c-77", "Ada L", "198.51.100.7", ":77," }) Assert.DoesNotContain(personal, text, StringComparison.Ordinal);
        Assert.Equal(Lines(now.Mapping.Read(Sent.Request(body, sent), Sent.Context)), Again(now, text, kept));
    }

    [Fact]
    public void What_a_rule_reads_as_a_field_stays_and_as_a_person_is_a_hash_in_the_body_and_in_headers()
    {
        var source = CustomSource.Build(new Dictionary<string, string>
        {
            ["auth"] = "token",
            ["header"] = "X-Shop-Key",
            ["event"] = "header:X-Action",
            ["eventId"] = "header:X-Message-Id",
            ["eventTime"] = "at",
            ["fields:sale:type"] = "conversion",
            ["fields:sale:stage"] = "'lead'",
            ["fields:sale:influencer"] = "user_id",
            ["fields:sale:link"] = "customer.id",
            ["fields:sale:customerId"] = "buyer.nr",
            ["fields:sale:email"] = "header:X-Mail",
            ["fields:sale:coupon"] = "header:X-Shop-Key",
        });
        const string body = """{"at":"2026-03-01T10:00:00Z","user_id":"@ada@example.com","customer":{"id":"l-1","name":"Ada L"},"buyer":{"nr":"c-77"}}""";
        (string Name, string Value)[] sent = [("x-action", "sale"), ("x-message-id", "m-1"), ("x-mail", Ada), ("x-shop-key", "proof")];

        var (text, kept) = Kept(source, body, sent);

        Assert.Equal("""{"at":"2026-03-01T10:00:00Z","user_id":"@ada@example.com","customer":{"id":"l-1","name":"***"},"buyer":{"nr":"hashed:68617368""", text[..text.IndexOf("28637573", StringComparison.Ordinal)]);
        Assert.Equal(["x-action", "x-mail", "x-message-id"], kept.Keys);
        Assert.StartsWith("hashed:", kept["x-mail"], StringComparison.Ordinal);
        Assert.Equal(Lines(source.Mapping.Read(Sent.Request(body, sent[..3]), Sent.Context)), Again(source, text, kept));
    }

    [Fact]
    public void Every_preset_is_tried() => Assert.Equal(["dub-postback", "tiktok", "youtube"], KnownPresets.All.Select(preset => preset.Name).Except(
        typeof(KeptDeliveryTests).GetMethod(nameof(A_kept_delivery_makes_the_same_records))!.GetCustomAttributesData().Where(each => each.AttributeType == typeof(InlineDataAttribute))
            .Select(each => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)each.ConstructorArguments[0].Value!)[0].Value!)).Order());

    private static (string Text, IReadOnlyDictionary<string, string> Headers) Kept(WebhookPreset preset, string body, (string Name, string Value)[] sent)
    {
        var names = preset.KeptHeaders();
        var headers = sent.Where(header => names.Contains(header.Name)).ToDictionary(header => header.Name.ToLowerInvariant(), header => header.Value);
        var marks = preset.Mapping.MarksOf(new WebhookRequest(headers, [], Encoding.UTF8.GetBytes(body)));
        return (Personal.Hide(Encoding.UTF8.GetBytes(body), marks), Personal.HideHeaders(headers, marks));
    }

    private static List<string> Again(WebhookPreset preset, string text, IReadOnlyDictionary<string, string> headers) =>
        Lines(preset.Mapping.Read(new WebhookRequest(headers, [], Encoding.UTF8.GetBytes(text)), Sent.Context with { HashPerson = Personal.HashOfKept }));

    private static List<string> Lines(WebhookContent content)
    {
        Assert.All(content.Events, each => Assert.Null(each.Outcome.Rejection));
        Assert.NotEmpty(content.Events);
        return [.. content.Events.Select(each => each.Outcome.Record!.ToString()! + each.Outcome.Record!.Person)];
    }

    private static (string Name, string Value)[] Headers(string text) =>
        [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => (pair.Split('=', 2)[0], pair.Split('=', 2)[1]))];
}
