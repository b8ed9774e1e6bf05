using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>The brand's tools that send webhooks, and how each of them signs.</summary>
public static class SampleSenders
{
    /// <summary>The shop's own messages, Standard Webhooks.</summary>
    public const string Shop = "shop";

    /// <summary>Stripe.</summary>
    public const string Checkout = "checkout";

    /// <summary>Shopify.</summary>
    public const string Boutique = "boutique";

    /// <summary>Segment.</summary>
    public const string Tracking = "tracking";

    /// <summary>Rebrandly.</summary>
    public const string ShortLinks = "shortlinks";

    /// <summary>A tool that nobody has a preset for: <see cref="AdsSource"/> describes it to the registry.</summary>
    public const string Ads = "ads";

    /// <summary>Where each sender's secret stands in the settings.</summary>
    public static readonly IReadOnlyDictionary<string, string> SecretSettings = new Dictionary<string, string>
    {
        [Shop] = "Senders:shop:Secrets",
        [Checkout] = "Senders:checkout:Secrets",
        [Boutique] = "Senders:boutique:Secrets",
        [Tracking] = "Senders:tracking:Secrets",
        [ShortLinks] = "Senders:shortlinks:Secrets",
        [Ads] = "Secrets:ads",
    };

    /// <summary>The presets of those that the settings describe.</summary>
    public static readonly IReadOnlyDictionary<string, string> Presets = new Dictionary<string, string>
    {
        [Checkout] = "stripe",
        [Boutique] = "shopify",
        [Tracking] = "segment",
        [ShortLinks] = "rebrandly",
    };

    /// <summary>The body of <c>PUT /registry/sources/ads</c>.</summary>
    public const string AdsSource = """
        {"auth":"hmac","header":"X-Ads-Signature","prefix":"sha256=","signed":"{timestamp}.{body}","timeHeader":"X-Ads-Time","secrets":"ads",
         "events":"spends","event":"kind","eventId":"spend","eventTime":"at => unix",
         "fields":{"boost":{"type":"cost","costKind":"'boost'","post":"post","amount":"cents => minor","currency":"^.currency"}}}
        """;

    /// <summary>Adds the headers that prove the delivery.</summary>
    internal static void Sign(HttpRequestMessage request, Delivery delivery, DateTimeOffset sentAt, string secret)
    {
        var (key, body, time) = (Encoding.UTF8.GetBytes(secret), delivery.Body, sentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        switch (delivery.Sender)
        {
            case Checkout:
                request.Headers.Add("Stripe-Signature", $"t={time},v1={Hex(HMACSHA256.HashData(key, Timed(time, body)))}");
                break;
            case Boutique:
                request.Headers.Add("X-Shopify-Topic", delivery.Topic);
                request.Headers.Add("X-Shopify-Hmac-Sha256", Convert.ToBase64String(HMACSHA256.HashData(key, body)));
                break;
            case Tracking: // Of an array the first element alone is signed.
                request.Headers.Add("X-Signature", Hex(HMACSHA1.HashData(key, body.AsSpan(delivery.Signed).ToArray())));
                break;
            case ShortLinks:
                request.Headers.Add("X-Rebrandly-Secret", secret);
                break;
            case Ads:
                request.Headers.Add("X-Ads-Time", time);
                request.Headers.Add("X-Ads-Signature", "sha256=" + Hex(HMACSHA256.HashData(key, Timed(time, body))));
                break;
            default:
                WebhookSignature.Sign(request, delivery.Name, sentAt, body, secret);
                break;
        }
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    private static byte[] Timed(string time, byte[] body) => [.. Encoding.UTF8.GetBytes(time + "."), .. body];

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
