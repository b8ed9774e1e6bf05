using System.Net;
using System.Text;

namespace KpiFunctions.Core.Webhooks.Signatures;

/// <summary>How a secret's text becomes key bytes. The same "whsec_…" means different keys at different senders.</summary>
public sealed class KeyForm
{
    private const int MinText = 8;
    private const int PublicKeyLength = 32;
    private readonly Func<string, SigningKey?> read;

    private KeyForm(string shape, Func<string, SigningKey?> read) => (Shape, this.read) = (shape, read);

    /// <summary>The text as it is, prefix included, as UTF-8: Stripe, Dub, Shopify and most others.</summary>
    public static readonly KeyForm Text = new($"at least {MinText} characters", text => ReadText(text));

    /// <summary>As <see cref="Text"/>, after HTML entities are decoded: WooCommerce.</summary>
    public static readonly KeyForm HtmlText = new($"at least {MinText} characters", text => ReadText(WebUtility.HtmlDecode(text)));

    /// <summary>Standard Webhooks: base64 after "whsec_" (or bare); "whpk_" and base64 is an Ed25519 public key.</summary>
    public static readonly KeyForm StandardWebhooks = new("24 to 64 bytes in base64", ReadStandard);

    /// <summary>"… is not {shape}."</summary>
    public string Shape { get; }

    /// <returns>Null when the text has not the <see cref="Shape"/>, or is a <see cref="KeyVaultReference"/>.</returns>
    public SigningKey? Read(string text) => KeyVaultReference.Is(text) ? null : read(text);

    private static SigningKey? ReadText(string text) => text.Length >= MinText ? SigningKey.Secret(Encoding.UTF8.GetBytes(text)) : null;

    private static SigningKey? ReadStandard(string text)
    {
        const string secret = "whsec_", publicKey = "whpk_";
        if (text.StartsWith(publicKey, StringComparison.Ordinal))
            return Base64(text[publicKey.Length..]) is { Length: PublicKeyLength } key ? SigningKey.Public(key) : null;
        var base64 = text.StartsWith(secret, StringComparison.Ordinal) ? text[secret.Length..] : text;
        return Base64(base64) is { Length: >= 24 and <= 64 } bytes ? SigningKey.Secret(bytes) : null;
    }

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
