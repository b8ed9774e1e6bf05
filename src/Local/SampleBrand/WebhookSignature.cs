using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>The headers with which a shop signs its messages: Standard Webhooks 1.0.0, symmetric (github.com/standard-webhooks/standard-webhooks).</summary>
internal static class WebhookSignature
{
    private const string SecretPrefix = "whsec_";

    public static void Sign(HttpRequestMessage request, string id, DateTimeOffset sentAt, byte[] body, string secret)
    {
        var timestamp = sentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = Convert.FromBase64String(secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret);
        var signature = HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", "v1," + Convert.ToBase64String(signature));
    }
}
