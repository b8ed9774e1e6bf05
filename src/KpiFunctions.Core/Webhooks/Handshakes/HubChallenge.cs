using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Core.Webhooks.Handshakes;

/// <summary>Meta: GET with hub.mode=subscribe, our verify token and a number, which is answered as plain text.</summary>
public sealed class HubChallenge : IHandshake
{
    private const int MaxLength = 64;

    public string Method => "GET";

    public HandshakeAnswer? Answer(WebhookRequest request, HandshakeFacts facts)
    {
        var isOurs = facts.VerifyToken is { Length: > 0 } token && IsSame(token, request.Query("hub.verify_token") ?? "");
        if (!isOurs || request.Query("hub.mode") != "subscribe") return null;
        // What comes back in the answer is a number and nothing that a browser could run.
        return request.Query("hub.challenge") is { Length: <= MaxLength } challenge && challenge.All(char.IsAsciiLetterOrDigit)
            ? HandshakeAnswer.PlainText(challenge)
            : null;
    }

    private static bool IsSame(string token, string shown) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(Encoding.UTF8.GetBytes(shown)));
}
