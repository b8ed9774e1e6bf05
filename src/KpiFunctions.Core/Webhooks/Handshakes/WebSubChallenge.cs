using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Webhooks.Handshakes;

/// <summary>
/// WebSub as YouTube's hub speaks it: GET with hub.mode, hub.topic and hub.challenge. The settings' channels decide: subscribing to one of them is
/// confirmed, and unsubscribing from any other, so nobody else can end or begin a subscription in our name.
/// </summary>
public sealed partial class WebSubChallenge : IHandshake
{
    public string Method => "GET";

    public HandshakeAnswer? Answer(WebhookRequest request, HandshakeFacts facts)
    {
        if (request.Query("hub.challenge") is not { } challenge || !Challenge().IsMatch(challenge)) return null;
        if (Topic().Match(request.Query("hub.topic") ?? "") is not { Success: true } topic) return null;
        var isWanted = facts.Allowed.Contains(topic.Groups["channel"].Value, StringComparer.Ordinal);
        var isRight = request.Query("hub.mode") switch { "subscribe" => isWanted, "unsubscribe" => !isWanted, _ => false };
        return isRight ? HandshakeAnswer.PlainText(challenge) : null;
    }

    // The path of the topic is printed in two ways; the channel decides.
    [GeneratedRegex(@"\Ahttps://www\.youtube\.com/(xml/)?feeds/videos\.xml\?channel_id=(?<channel>[A-Za-z0-9_-]{1,64})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Topic();

    [GeneratedRegex(@"\A[A-Za-z0-9._~+/=-]{1,512}\z")]
    private static partial Regex Challenge();
}
