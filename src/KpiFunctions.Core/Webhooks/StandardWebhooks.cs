using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Core.Webhooks;

public enum WebhookOutcome
{
    Valid,
    HeaderMissing,
    /// <summary>A header that no honest sender writes: too long, an id with a full stop, a timestamp that is no whole number.</summary>
    HeaderInvalid,
    TooOld,
    TooNew,
    SignatureWrong,
}

/// <summary>
/// Standard Webhooks 1.0.0, symmetric: HMAC-SHA256 over "id.timestamp.body" (github.com/standard-webhooks/standard-webhooks). Tags other
/// than v1 are skipped. The caller gives the bytes as they came over the wire.
/// </summary>
public static class StandardWebhooks
{
    /// <summary>How far the sender's clock may be from ours, both ways; what is outside cannot be replayed.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int MaxIdLength = 256;
    private const int MaxSignaturesLength = 4096;
    private const string Tag = "v1,";

    public static WebhookOutcome Verify(WebhookHeaders headers, ReadOnlySpan<byte> body, IReadOnlyList<WebhookSecret> secrets, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(headers.Id) || string.IsNullOrEmpty(headers.Timestamp) || string.IsNullOrEmpty(headers.Signatures))
            return WebhookOutcome.HeaderMissing;
        // A full stop in the id would let two different messages have one signed text.
        if (headers.Id.Length > MaxIdLength || headers.Id.Contains('.') || headers.Signatures.Length > MaxSignaturesLength
            || !long.TryParse(headers.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return WebhookOutcome.HeaderInvalid;
        var known = IsSigned(headers, body, secrets);
        var behind = now.ToUnixTimeSeconds() - (decimal)seconds;
        if (behind > (decimal)Tolerance.TotalSeconds) return WebhookOutcome.TooOld;
        if (-behind > (decimal)Tolerance.TotalSeconds) return WebhookOutcome.TooNew;
        return known ? WebhookOutcome.Valid : WebhookOutcome.SignatureWrong;
    }

    // Every secret meets every signature, whatever matched before: the time taken tells nothing.
    private static bool IsSigned(WebhookHeaders headers, ReadOnlySpan<byte> body, IReadOnlyList<WebhookSecret> secrets)
    {
        var given = Decode(headers.Signatures!);
        var matches = 0;
        foreach (var secret in secrets)
        {
            var expected = Sign(secret, headers.Id!, headers.Timestamp!, body);
            foreach (var signature in given) matches += CryptographicOperations.FixedTimeEquals(expected, signature) ? 1 : 0;
        }
        return matches > 0;
    }

    private static byte[] Sign(WebhookSecret secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret.Key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static List<byte[]> Decode(string signatures)
    {
        var decoded = new List<byte[]>();
        foreach (var signature in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!signature.StartsWith(Tag, StringComparison.Ordinal)) continue;
            var bytes = new byte[signature.Length];
            if (Convert.TryFromBase64String(signature[Tag.Length..], bytes, out var length) && length == SHA256.HashSizeInBytes) decoded.Add(bytes[..length]);
        }
        return decoded;
    }
}
