namespace KpiFunctions.Core.Webhooks;

/// <summary>A sender's signing secret: 24 to 64 bytes, written in base64 with or without "whsec_". Never shown as text.</summary>
public sealed class WebhookSecret
{
    private const string Prefix = "whsec_";
    private readonly byte[] key;

    private WebhookSecret(byte[] key) => this.key = key;

    internal ReadOnlySpan<byte> Key => key;

    /// <summary>False when the text is no base64 or has not 24 to 64 bytes.</summary>
    public static bool TryParse(string text, out WebhookSecret? secret)
    {
        var base64 = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        var bytes = new byte[base64.Length];
        secret = Convert.TryFromBase64String(base64, bytes, out var length) && length is >= 24 and <= 64 ? new WebhookSecret(bytes[..length]) : null;
        return secret is not null;
    }

    /// <summary>Stands in for the secrets of a sender that does not exist, so that it costs the same to refuse.</summary>
    /// <param name="key">Any 24 to 64 bytes that nobody outside knows.</param>
    public static WebhookSecret Decoy(ReadOnlySpan<byte> key) => new(key.ToArray());
}
