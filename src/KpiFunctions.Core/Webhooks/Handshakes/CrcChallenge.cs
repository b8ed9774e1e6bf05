using System.Text;
using System.Text.RegularExpressions;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Handshakes;

/// <summary>
/// X: GET with crc_token, answered with its HMAC. Deliveries are signed with the same key in the same way, so whoever may choose the token could have any
/// body signed: only tokens of letters, digits and a few marks are answered, and no such text begins as every delivery must.
/// </summary>
public sealed partial class CrcChallenge : IHandshake
{
    public string Method => "GET";

    public HandshakeAnswer? Answer(WebhookRequest request, HandshakeFacts facts)
    {
        if (request.Query("crc_token") is not { } token || !Token().IsMatch(token) || facts.Keys.Count == 0) return null;
        // X knows one secret at a time; while it is changed, the first of the settings answers.
        var proof = Convert.ToBase64String(facts.Keys[0].Hash(SignatureAlgorithm.Sha256, [Encoding.UTF8.GetBytes(token)]));
        return new HandshakeAnswer("application/json", $$"""{"response_token":"sha256={{proof}}"}""", []);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9+/=_-]{1,512}\z")]
    private static partial Regex Token();
}
