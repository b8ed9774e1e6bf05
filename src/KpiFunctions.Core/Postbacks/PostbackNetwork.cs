using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks;

/// <summary>Everything that is known of how one kind of network posts conversions.</summary>
public sealed record PostbackNetwork
{
    private const string NoRule = "''";

    /// <summary>As in the setting <c>Postbacks:{name}:Network</c>: lower case.</summary>
    public required string Name { get; init; }

    public required Certainty Certainty { get; init; }

    /// <summary>
    /// Which parameter fills which field of a conversion. Besides the fields of the events API: "status" and "event" in the network's words,
    /// "payout" (what the creator gets: a commission, which is a cost) and "refunded" (of a reversal that says how much; otherwise it takes the whole order back).
    /// </summary>
    public required FieldMap Fields { get; init; }

    /// <summary>It may say what the creator gets; a reversal then takes that back, whether it repeats the amount or not.</summary>
    public bool SaysPayout => Fields.Any(rule => rule is { Key: "payout", Value.Text: not NoRule });

    public IReadOnlyDictionary<string, PostbackState> States { get; init; } = PostbackWords.States;

    /// <summary>The stage of each event; "none" holds nothing to count.</summary>
    public IReadOnlyDictionary<string, string> Stages { get; init; } = PostbackWords.Stages;

    /// <summary>The member that holds JSON as text, if any: rules reach into it as if it were plain.</summary>
    public string? TextMember { get; init; }

    /// <summary>The time is that of the state. Otherwise it is the conversion's, and a reversal happened when it came.</summary>
    public bool TimeIsOfState { get; init; }

    /// <summary>Where the token stands: a parameter, or a member of a JSON body; the first that is there. None: the body is sealed.</summary>
    public IReadOnlyList<string> TokenNames { get; init; } = ["token"];

    /// <summary>Makes the proof out of the settings' secrets.</summary>
    public Func<PostbackNetwork, IReadOnlyList<string>, bool, IPostbackProof> Proof { get; init; } =
        (network, tokens, isOptional) => new TokenProof(network.TokenNames, tokens, isOptional);

    /// <summary>What stays the same when a postback is repeated, and so makes the record's id.</summary>
    public required string RepeatedBy { get; init; }

    /// <summary>What the answer to a GET says; null: a word and, where it was not stored, the reason.</summary>
    public Func<string?, string>? Answer { get; init; }
}

/// <summary>How a postback proves where it comes from.</summary>
public interface IPostbackProof
{
    /// <summary>Whatever the request is, it answers and does not throw.</summary>
    OpenedPostback Open(WebhookRequest request);
}

/// <param name="Outcome">Callers outside are told only yes or no.</param>
/// <param name="Parameters">A JSON object without any token; what is no JSON stays as it came. Empty unless valid.</param>
public readonly record struct OpenedPostback(WebhookOutcome Outcome, ReadOnlyMemory<byte> Parameters);
