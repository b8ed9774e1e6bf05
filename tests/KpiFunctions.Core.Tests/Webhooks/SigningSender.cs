using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>Signs as each sender does, written from its documentation and not with our own code.</summary>
internal sealed record SigningSender(string Preset, string Secret, string OtherSecret, Func<byte[], string, long, (string Name, string Value)[]> Headers)
{
    private const string Standard = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string OtherStandard = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private const string Text = "whsec_test_secret";
    private const string OtherText = "whsec_other_secret";

    public static readonly IReadOnlyList<SigningSender> All =
    [
        new("standard-webhooks", Standard, OtherStandard, (body, secret, at) => OfStandard("webhook", body, secret, at)),
        new("svix", Standard, OtherStandard, (body, secret, at) => OfStandard("svix", body, secret, at)),
        new("shopify", Text, OtherText, (body, secret, _) => [("X-Shopify-Hmac-Sha256", Base64(Sha256(secret, body)))]),
        new("stripe", Text, OtherText, (body, secret, at) => [("Stripe-Signature", $"t={at},v1={Hex(Timed(body, secret, at))},v0=00")]),
        new("woocommerce", Text, OtherText, (body, secret, _) => [("X-WC-Webhook-Signature", Base64(Sha256(secret, body)))]),
        new("segment", Text, OtherText, (body, secret, _) => [("X-Signature", Hex(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), body)))]),
        new("dub", Text, OtherText, (body, secret, _) => [("Dub-Signature", Hex(Sha256(secret, body)))]),
        new("dub-postback", "pbsec_test_secret", OtherText, (body, secret, _) => [("Dub-Signature", Hex(Sha256(secret, body)))]),
        new("rewardful", Text, OtherText, (body, secret, _) => [("X-Rewardful-Signature", Hex(Sha256(secret, body)))]),
        new("meta", Text, OtherText, (body, secret, _) => [("X-Hub-Signature-256", "sha256=" + Hex(Sha256(secret, body)))]),
        new("tiktok", Text, OtherText, (body, secret, at) => [("TikTok-Signature", $"t={at},s={Hex(Timed(body, secret, at))}")]),
        new("x", Text, OtherText, (body, secret, _) => [("x-twitter-webhooks-signature", "sha256=" + Base64(Sha256(secret, body)))]),
        new("youtube", Text, OtherText, (body, secret, _) =>
            [("X-Hub-Signature", "sha512=" + Hex(HMACSHA512.HashData(Encoding.UTF8.GetBytes(secret), body)))]),
        new(CustomSource.Timed, Text, OtherText, (body, secret, at) =>
            [("X-Id", "d-1"), ("X-Time", $"{at}"), ("X-Sig", "v0=" + Hex(HMACSHA512.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"v0:d-1:{at}:"), .. body])))]),
        new(CustomSource.Plain, Text, OtherText, (body, secret, _) => [("X-Sig", Base64(Sha256(secret, body)))]),
    ];

    /// <summary>Those whose signature holds a time.</summary>
    public bool IsTimed => Preset is "standard-webhooks" or "svix" or "stripe" or "tiktok" or CustomSource.Timed;

    /// <summary>The header with the signature.</summary>
    public string SignatureHeader => Headers([], Secret, 0)[^1].Name;

    public WebhookRequest Send(byte[] body, string? secret = null, DateTimeOffset? at = null) =>
        Sent.Request(body, Headers(body, secret ?? Secret, (at ?? Sent.Now).ToUnixTimeSeconds()));

    public WebhookOutcome Verify(WebhookRequest request, params string[] secrets)
    {
        var preset = Sent.Preset(Preset);
        return preset.Scheme.Verify(request, preset.Keys(secrets.Length > 0 ? secrets : [Secret]), Sent.Now);
    }

    private static (string, string)[] OfStandard(string prefix, byte[] body, string secret, long at)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"msg_1.{at}."), .. body];
        var signature = Base64(Sent.Hmac(Convert.FromBase64String(secret["whsec_".Length..]), signed));
        return [(prefix + "-id", "msg_1"), (prefix + "-timestamp", $"{at}"), (prefix + "-signature", "v1," + signature)];
    }

    private static byte[] Sha256(string secret, byte[] body) => Sent.Hmac(Encoding.UTF8.GetBytes(secret), body);

    private static byte[] Timed(byte[] body, string secret, long at) => Sha256(secret, [.. Encoding.UTF8.GetBytes($"{at}."), .. body]);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);
}
