using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>Values that senders publish, and values computed from their rules by other means than our code (openssl).</summary>
public sealed class SignatureVectorTests
{
    [Theory]
    [InlineData("shopify", "test_secret_key", """{"foo": "bar"}""", "X-Shopify-Hmac-Sha256", "B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=")] // shopify-app-js
    [InlineData("shopify", "test_secret_key", """{"foo": "bar"}""", "shopify-hmac-sha256", "B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=")]
    [InlineData("x", "test_consumer_secret", """{"a":1}""", "x-twitter-webhooks-signature", "sha256=5iyjWYIsoXTGiyvVojmy4ivx8CsJ9bBq45Z9DRubivo=")]
    [InlineData(
        "dub", "whsec_6f9f3a63705c44206ca655813bf91b61", """{"id":"evt_1","event":"link.clicked","createdAt":"2024-08-26T16:41:52.346Z","data":{}}""",
        "Dub-Signature", "04973d24709f25ad90d22b229011846682f0741e5167aca56f583379543c3c4c")]
    [InlineData("woocommerce", "test_secret", """{"id":727}""", "X-WC-Webhook-Signature", "m1d3StNjWkAMXeI+EK1uDq2BvIZ0J3SpHiPiQkpFyUY=")]
    [InlineData("rewardful", "test_secret", """{"a":1}""", "X-Rewardful-Signature", "4452759cddf445c9ec15e49fdd9559f14997a7a10c2c8dbca45d09b8594c1900")]
    [InlineData(
        "meta", "test_app_secret", """{"object":"instagram"}""",
        "X-Hub-Signature-256", "sha256=1549242b85787dd413bf261749895ec28f9cf8549067f4327be94d4c10f25cdf")]
    public void A_value_from_outside_is_valid(string preset, string secret, string body, string header, string value) =>
        Assert.Equal(WebhookOutcome.Valid, Sent.Verify(preset, Sent.Request(body, (header, value)), secret));

    [Theory]
    [InlineData("", "f7f9bd47fb987337b5796fdc1fdb9ba221d0d5396814bfcaf9521f43fd8927fd")]
    [InlineData("""{"obj1":"hello","obj2":"world"}""", "bebb1a643997f419b315ddba19e6f5411e1ce7f810ba6d3617ce72823092f363")]
    [InlineData("\U0001F600", "837da296d05c4fe31f61d5d7ead035099d9585a5bcde87de952012a78f0b0c43")]
    public void Stripes_published_hashes_are_ours(string message, string expected)
    {
        var scheme = new SignatureScheme { Headers = ["S"], Encoding = SignatureEncoding.Hex };

        var outcome = scheme.Verify(Sent.Request(message, ("S", expected)), [SigningKey.Secret("test_secret"u8)], Sent.Now);

        Assert.Equal(WebhookOutcome.Valid, outcome);
    }

    [Fact]
    public void Metas_older_sha1_header_is_taken()
    {
        var request = Sent.Request("value", ("X-Hub-Signature", "sha1=57443a4c052350a44638835d64fd66822f813319"));

        var outcome = Sent.Preset("meta").Scheme.Verify(request, [SigningKey.Secret("key"u8)], Sent.Now);

        Assert.Equal(WebhookOutcome.Valid, outcome);
    }

    // TikTok Shop has no preset; the rule, app key and body, is one template.
    [Fact]
    public void A_template_with_a_constant_signs_as_tiktok_shop_does()
    {
        var scheme = new SignatureScheme { Headers = ["Authorization"], Encoding = SignatureEncoding.Hex, Signed = new SignedText("test_app_key{body}") };
        var request = Sent.Request("""{"a":1}""", ("Authorization", "3f9f1a0e661e0ba6c2a025b75d5fc98b8ef3043f5687290720e40b0f7e0039e9"));

        Assert.Equal(WebhookOutcome.Valid, scheme.Verify(request, [SigningKey.Secret("test_app_secret"u8)], Sent.Now));
    }

    [Fact]
    public void Svix_takes_both_families_of_headers_and_ed25519()
    {
        const string body = "{\"test\": 2432232314}";
        const string ed25519 = "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";
        foreach (var prefix in new[] { "svix", "webhook" })
        {
            (string, string)[] named = [(prefix + "-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"), (prefix + "-timestamp", "1614265330")];
            var symmetric = Sent.Request(body, [.. named, (prefix + "-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]);
            var asymmetric = Sent.Request(body, [.. named, (prefix + "-signature", ed25519)]);
            var at = DateTimeOffset.FromUnixTimeSeconds(1614265330);

            Assert.Equal(WebhookOutcome.Valid, Sent.Verify("svix", symmetric, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", at));
            Assert.Equal(WebhookOutcome.Valid, Sent.Verify("svix", asymmetric, "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=", at));
        }
    }

    [Fact]
    public void Of_a_segment_batch_the_first_events_bytes_are_signed_as_they_came()
    {
        const string first = """{"type":"track",  "event":"Signed Up"}""";
        var value = Convert.ToHexStringLower(HMACSHA1.HashData("test_secret"u8.ToArray(), Encoding.UTF8.GetBytes(first)));

        Assert.Equal(WebhookOutcome.Valid, Sent.Verify("segment", Sent.Request($"[ {first} ,{{}}]", ("X-Signature", value)), "test_secret"));
        Assert.Equal(WebhookOutcome.Valid, Sent.Verify("segment", Sent.Request(first, ("X-Signature", value)), "test_secret"));
        Assert.Equal(
            WebhookOutcome.SignatureWrong, Sent.Verify("segment", Sent.Request($"[{{}},{first}]", ("X-Signature", value)), "test_secret"));
    }

    [Fact]
    public void Of_several_stripe_signatures_one_is_enough_and_other_schemes_are_skipped()
    {
        var at = Sent.Now.ToUnixTimeSeconds();
        var right = Convert.ToHexStringLower(Sent.Hmac("whsec_test", $"{at}.{{}}"));
        var wrong = new string('0', 64);

        Assert.Equal(WebhookOutcome.Valid, Sent.Verify("stripe", Sent.Request("{}", ("Stripe-Signature", $"t={at},v1={wrong},v1={right}")), "whsec_test"));
        Assert.Equal(WebhookOutcome.SignatureWrong, Sent.Verify("stripe", Sent.Request("{}", ("Stripe-Signature", $"t={at},v0={right}")), "whsec_test"));
        Assert.Equal(WebhookOutcome.HeaderMissing, Sent.Verify("stripe", Sent.Request("{}", ("Stripe-Signature", $"v1={right}")), "whsec_test"));
    }

    [Fact]
    public void WooCommerces_secret_is_html_decoded()
    {
        var value = Convert.ToBase64String(Sent.Hmac("a&b<c>d\"e", "{}"));

        Assert.Equal(WebhookOutcome.Valid, Sent.Verify("woocommerce", Sent.Request("{}", ("X-WC-Webhook-Signature", value)), "a&amp;b&lt;c&gt;d&quot;e"));
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    [InlineData("sha384")]
    [InlineData("sha512")]
    public void YouTubes_hub_chooses_the_hash(string name)
    {
        var (key, body) = ("test_secret"u8.ToArray(), "<feed/>"u8.ToArray());
        var hash = name switch
        {
            "sha1" => HMACSHA1.HashData(key, body),
            "sha256" => HMACSHA256.HashData(key, body),
            "sha384" => HMACSHA384.HashData(key, body),
            _ => HMACSHA512.HashData(key, body),
        };

        Assert.Equal(WebhookOutcome.Valid, Sent.Verify("youtube", Sent.Request(body, ("X-Hub-Signature", $"{name}={Convert.ToHexStringLower(hash)}")), "test_secret"));
    }
}
