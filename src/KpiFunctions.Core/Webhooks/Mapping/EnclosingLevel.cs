using System.Runtime.InteropServices;
using System.Text.Json;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>An array or object that events stand in, and which of its children the latest of them stands in.</summary>
internal sealed class EnclosingLevel(JsonElement container)
{
    private IEnumerator<(JsonElement Value, JsonProperty? Member)> children = Children(container).GetEnumerator();

    public JsonElement Container => container;

    /// <summary>The child as a member; null in an array.</summary>
    public JsonProperty? Member => children.Current.Member;

    public bool IsOf(JsonElement other) => IsSame(container, other);

    /// <summary>Goes on from the child before: events that come in their order cost one walk. One that lies further back begins it again.</summary>
    public JsonElement ChildThatHolds(ReadOnlySpan<byte> inner)
    {
        if (IsAt(inner) || MovesTo(inner)) return children.Current.Value;
        children = Children(container).GetEnumerator();
        return MovesTo(inner) ? children.Current.Value : throw new InvalidOperationException("The container does not hold the event.");
    }

    public static bool IsSame(JsonElement one, JsonElement other) =>
        JsonMarshal.GetRawUtf8Value(one).Overlaps(JsonMarshal.GetRawUtf8Value(other), out var offset) && offset == 0
        && JsonMarshal.GetRawUtf8Value(one).Length == JsonMarshal.GetRawUtf8Value(other).Length;

    public static bool Holds(ReadOnlySpan<byte> outer, ReadOnlySpan<byte> inner) =>
        outer.Overlaps(inner, out var offset) && offset >= 0 && offset + inner.Length <= outer.Length;

    private bool MovesTo(ReadOnlySpan<byte> inner)
    {
        while (children.MoveNext())
            if (IsAt(inner))
                return true;
        return false;
    }

    private bool IsAt(ReadOnlySpan<byte> inner) =>
        children.Current.Value.ValueKind != JsonValueKind.Undefined && Holds(JsonMarshal.GetRawUtf8Value(children.Current.Value), inner);

    private static IEnumerable<(JsonElement Value, JsonProperty? Member)> Children(JsonElement container)
    {
        if (container.ValueKind == JsonValueKind.Array)
            foreach (var each in container.EnumerateArray()) yield return (each, null);
        else
            foreach (var member in container.EnumerateObject()) yield return (member.Value, member);
    }
}
