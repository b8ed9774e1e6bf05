using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks;

/// <summary>How a sender proves that a delivery is its own.</summary>
public interface IWebhookScheme
{
    KeyForm Keys { get; }

    /// <summary>The headers that hold a proof: they are kept nowhere.</summary>
    IReadOnlyCollection<string> ProofHeaders { get; }

    /// <param name="keys">Any of them is enough: an old and a new one while a secret is changed.</param>
    WebhookOutcome Verify(WebhookRequest request, IReadOnlyList<SigningKey> keys, DateTimeOffset now);
}
