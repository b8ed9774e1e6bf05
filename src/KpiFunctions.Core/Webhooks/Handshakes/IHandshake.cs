using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Handshakes;

/// <summary>A question over GET or OPTIONS that a sender asks before it delivers.</summary>
public interface IHandshake
{
    /// <summary>"GET" or "OPTIONS".</summary>
    string Method { get; }

    /// <returns>Null when the question is not one that this sender would ask us.</returns>
    HandshakeAnswer? Answer(WebhookRequest request, HandshakeFacts facts);
}

/// <summary>What the settings say for handshakes.</summary>
/// <param name="VerifyToken">What we told the sender to show; null when nothing.</param>
/// <param name="Allowed">Channels (WebSub) or origins (CloudEvents) that may deliver.</param>
public sealed record HandshakeFacts(IReadOnlyList<SigningKey> Keys, string? VerifyToken, IReadOnlyList<string> Allowed);

/// <summary>A successful answer, status 200.</summary>
public sealed record HandshakeAnswer(string ContentType, string Body, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public static HandshakeAnswer PlainText(string body) => new("text/plain; charset=utf-8", body, []);
}
