using System.Globalization;
using System.Text;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Alerts;

/// <summary>Signs deliveries as Standard Webhooks 1.0.0 does: HMAC-SHA256 over "{id}.{timestamp}.{body}", "v1," and base64, one for each secret.</summary>
public static class AlertSignature
{
    /// <param name="secrets">"whsec_…" each.</param>
    /// <returns>The value of header <c>webhook-signature</c>; null when no secret is one.</returns>
    public static string? Of(IEnumerable<string> secrets, string id, DateTimeOffset at, ReadOnlyMemory<byte> body)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}."));
        var signatures = secrets.Select(KeyForm.StandardWebhooks.Read).OfType<SigningKey>().Where(key => key.Fits(SignatureAlgorithm.Sha256))
            .Select(key => "v1," + Convert.ToBase64String(key.Hash(SignatureAlgorithm.Sha256, [signed, body])));
        return string.Join(' ', signatures) is { Length: > 0 } text ? text : null;
    }
}
