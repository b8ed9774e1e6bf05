using KpiFunctions.Core.Webhooks.Handshakes;

namespace KpiFunctions.Core.Webhooks;

/// <summary>How sure the facts of a preset are.</summary>
public enum Certainty
{
    /// <summary>Read in the sender's own source or documentation repository, or computed again and matching.</summary>
    A,
    /// <summary>The sender's own pages, read in part.</summary>
    B,
    /// <summary>Second-hand.</summary>
    C,
}

/// <summary>Everything that is known of one kind of sender.</summary>
public sealed record WebhookPreset
{
    // Never kept, whatever a rule reads.
    private static readonly string[] Credentials = ["Authorization", "Proxy-Authorization", "Cookie", "x-functions-key"];

    /// <summary>As in the setting <c>Senders:{name}:Preset</c>: lower case.</summary>
    public required string Name { get; init; }

    public required Certainty Certainty { get; init; }

    public required IWebhookScheme Scheme { get; init; }

    public required IWebhookMapping Mapping { get; init; }

    /// <summary>What the sender asks before it sends anything; null when it asks nothing.</summary>
    public IHandshake? Handshake { get; init; }

    /// <summary>What stays the same when a delivery is repeated, and so makes the record's id.</summary>
    public required string RepeatedBy { get; init; }

    /// <summary>The headers that are kept beside a rejected delivery, in any case: the mapping reads them, and they prove nothing.</summary>
    public IReadOnlySet<string> KeptHeaders()
    {
        var kept = new HashSet<string>(Mapping.Headers, StringComparer.OrdinalIgnoreCase);
        kept.ExceptWith(Scheme.ProofHeaders);
        kept.ExceptWith(Credentials);
        return kept;
    }

    /// <summary>How long the sender waits for the answer; null when it does not say.</summary>
    public TimeSpan? AnswerWithin { get; init; }

    /// <summary>How it repeats what was not answered with success.</summary>
    public required string Retries { get; init; }
}
