using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Postbacks;

/// <summary>What a postback says, field by field, in our words where that needs no judgement.</summary>
internal sealed class PostbackFields
{
    private readonly Dictionary<string, string> fields;

    /// <param name="filled">By the names of <see cref="PostbackNetwork.Fields"/>.</param>
    public PostbackFields(Dictionary<string, string> filled, PostbackFacts facts, EventContext context)
    {
        All = new Dictionary<string, string>(filled, StringComparer.Ordinal);
        fields = filled;
        (Status, Event) = (Take("status"), Take("event"));
        (Payout, Refunded) = (TakeAmount("payout"), TakeAmount("refunded"));
        Amount = TakeAmount("amount");
        Currency = Take("currency") ?? facts.Currency;
        ReceivedAt = TimeText.Format(context.ReceivedAt);
        fields["occurredAt"] = Take("occurredAt") is { } time ? PostbackTimes.ToIso(time, facts.Zone) : ReceivedAt;
    }

    /// <summary>As the network wrote them.</summary>
    public IReadOnlyDictionary<string, string> All { get; }

    public string? Status { get; }

    public string? Event { get; }

    /// <summary>What the creator gets.</summary>
    public string? Payout { get; }

    /// <summary>How much of the order a reversal takes back; null: it does not say.</summary>
    public string? Refunded { get; }

    public string? Amount { get; }

    public string? Currency { get; }

    public string ReceivedAt { get; }

    /// <summary>The conversion's own; null when the network's parameter is missing.</summary>
    public string? Id => fields.GetValueOrDefault("id");

    /// <summary>Without money and without what only the network understands.</summary>
    public Dictionary<string, string> Copy() => new(fields, StringComparer.Ordinal);

    public Dictionary<string, string> Copy(string amount)
    {
        var copy = Copy();
        copy["amount"] = amount;
        if (Currency is not null) copy["currency"] = Currency;
        return copy;
    }

    private string? TakeAmount(string name) => Take(name) is { } text ? PostbackAmounts.WithPoint(text) : null;

    private string? Take(string name) => fields.Remove(name, out var text) ? text : null;
}
