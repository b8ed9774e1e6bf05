using System.Text.Json;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>What a rule may look at.</summary>
/// <param name="Item">The part of the delivery that the event is about.</param>
/// <param name="Parent">What the part stands in; the part itself where it is the whole.</param>
/// <param name="Request">For headers.</param>
/// <param name="Currency">The record's currency, upper case, once it is known.</param>
public sealed record Payload(JsonElement Item, JsonElement Parent, WebhookRequest Request, string? Currency = null)
{
    /// <summary>What the sender calls the event, where that stands outside it.</summary>
    public string? Name { get; init; }

    /// <summary>The member whose text is JSON.</summary>
    public string? InnerName { get; init; }

    /// <summary>That JSON; null when the text is none.</summary>
    public JsonElement? Inner { get; init; }

    /// <summary>Every value that the path leads to.</summary>
    internal IEnumerable<JsonElement> Find(JsonPath path, bool isOfParent)
    {
        if (isOfParent) return path.Find(Parent);
        return Inner is { } inner && path.First == InnerName ? path.Inside(inner) : path.Find(Item);
    }
}
