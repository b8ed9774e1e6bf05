using System.Text;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Webhooks.Signatures;

public enum TokenPlace
{
    Header,
    Query,
    /// <summary>"Authorization: Bearer …".</summary>
    Bearer,
    /// <summary>The user name of HTTP Basic.</summary>
    BasicUser,
    /// <summary>"user:password" of HTTP Basic.</summary>
    BasicPair,
    /// <summary>A member of the body's JSON object.</summary>
    Member,
}

/// <summary>
/// Senders that sign nothing and show a shared secret instead. It proves the sender and not the body: whoever sees one delivery can write another.
/// </summary>
/// <param name="Places">Where the secret may stand, with the name of the header, parameter or member; the first that is there is looked at.</param>
public sealed record TokenScheme(params IReadOnlyList<(TokenPlace Place, string Name)> Places) : IWebhookScheme
{
    private const int MaxLength = 4096;

    public KeyForm Keys => KeyForm.Text;

    public IReadOnlyCollection<string> ProofHeaders => [.. Places.Where(each => each.Place == TokenPlace.Header).Select(each => each.Name)];

    public WebhookOutcome Verify(WebhookRequest request, IReadOnlyList<SigningKey> keys, DateTimeOffset now)
    {
        var shown = Places.Select(place => Find(request, place.Place, place.Name)).FirstOrDefault(text => text is not null);
        var isTooLong = shown is { Length: > MaxLength };
        var bytes = Encoding.UTF8.GetBytes(isTooLong ? "" : shown ?? "");
        var matches = 0;
        foreach (var key in keys)
        {
            key.Hash(SignatureAlgorithm.Sha256, [request.Body]); // The same work as for a sender that signs.
            matches += key.Is(bytes) ? 1 : 0;
        }
        if (shown is null) return WebhookOutcome.HeaderMissing;
        if (isTooLong) return WebhookOutcome.HeaderInvalid;
        return matches > 0 ? WebhookOutcome.Valid : WebhookOutcome.SignatureWrong;
    }

    private static string? Find(WebhookRequest request, TokenPlace place, string name) => place switch
    {
        TokenPlace.Header => request.Header(name),
        TokenPlace.Query => request.Query(name),
        TokenPlace.Bearer => Credentials(request, "Bearer "),
        TokenPlace.BasicUser => Basic(request)?.Split(':', 2)[0],
        TokenPlace.BasicPair => Basic(request),
        _ => JsonBody.Member(request.Body, name),
    };

    private static string? Basic(WebhookRequest request)
    {
        if (Credentials(request, "Basic ") is not { Length: <= MaxLength } base64) return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static string? Credentials(WebhookRequest request, string scheme) =>
        request.Header("Authorization") is { } header && header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
}
