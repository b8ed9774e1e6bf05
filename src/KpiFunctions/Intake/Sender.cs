using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Handshakes;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Intake;

/// <summary>Somebody who may send webhooks.</summary>
/// <param name="Preset">What is known of its kind, with the settings' changes.</param>
internal sealed record Sender(string Name, string Namespace, WebhookPreset Preset, IReadOnlyList<SigningKey> Keys)
{
    /// <summary>For handshakes: what we told the sender to show.</summary>
    public string? VerifyToken { get; init; }

    /// <summary>For handshakes: channels or origins that may deliver.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    public HandshakeAnswer? Answer(WebhookRequest question, string method) =>
        Preset.Handshake is { } handshake && handshake.Method == method
            ? handshake.Answer(question, new HandshakeFacts(Keys, VerifyToken, Allowed))
            : null;
}
