using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks.Networks;

/// <summary>
/// {"notification", "iv"}: base64 of AES-256-CBC with PKCS padding, whose key is the first 32 characters of the lower-case hexadecimal SHA-1 of the secret.
/// There is no MAC: what proves the sender is that the plain text is a notification. Whatever fails is refused alike, so that padding tells nothing.
/// </summary>
public sealed class ClickBankSeal(IReadOnlyList<string> secrets) : IPostbackProof
{
    private const int BlockBytes = 16;

    private readonly List<byte[]> keys = [.. secrets.Select(KeyOf)];

    public OpenedPostback Open(WebhookRequest request)
    {
        if (Bytes(JsonBody.Member(request.Body, "notification")) is not { } sealedText || Bytes(JsonBody.Member(request.Body, "iv")) is not { Length: BlockBytes } iv)
            return new OpenedPostback(WebhookOutcome.HeaderMissing, default);
        foreach (var key in keys)
            if (Decrypt(key, iv, sealedText) is { } plain) return new OpenedPostback(WebhookOutcome.Valid, plain);
        return new OpenedPostback(WebhookOutcome.SignatureWrong, default);
    }

    /// <summary>32 ASCII bytes.</summary>
    public static byte[] KeyOf(string secret) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(secret)))[..32]);

    private static byte[]? Decrypt(byte[] key, byte[] iv, byte[] sealedText)
    {
        if (sealedText.Length == 0 || sealedText.Length % BlockBytes != 0) return null;
        using var aes = Aes.Create();
        aes.Key = key;
        var padded = aes.DecryptCbc(sealedText, iv, PaddingMode.None);
        var (padding, isPadded) = PaddingOf(padded);
        // Read with wrong padding too: refused content and refused padding are the same work.
        var plain = padded[..^padding];
        return IsNotification(plain) & isPadded ? plain : null;
    }

    // PKCS #7 (RFC 5652, section 6.3), without an exception, which would take its time. A wrong one counts as none.
    private static (int Length, bool IsRight) PaddingOf(byte[] padded)
    {
        var length = padded[^1];
        var isRight = length is > 0 and <= BlockBytes && padded.AsSpan(padded.Length - length).IndexOfAnyExcept(length) < 0;
        return (isRight ? length : 0, isRight);
    }

    private static bool IsNotification(byte[] plain)
    {
        if (!Utf8.IsValid(plain)) return false;
        JsonBody.Open(plain, out var document);
        using (document)
            return document is { RootElement: { ValueKind: JsonValueKind.Object } root }
                && root.TryGetProperty("transactionType", out _) && root.TryGetProperty("transactionTime", out _);
    }

    private static byte[]? Bytes(string? base64)
    {
        if (base64 is null) return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
