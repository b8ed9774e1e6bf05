using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>
/// A delivery that holds only one of its events: what encloses the event stays, its siblings in arrays go. It is what a rejected event is kept as, so that
/// a mapping which looks for batches, or into what the event stands in, reads it again like the delivery.
/// </summary>
internal sealed class Enclosing
{
    private readonly ArrayBufferWriter<byte> output = new();
    private readonly ReadOnlyMemory<byte> element;
    private int room;

    private Enclosing(ReadOnlyMemory<byte> element, int room) => (this.element, this.room) = (element, room);

    /// <param name="element">Of the same document as <paramref name="root"/>.</param>
    /// <param name="most">Bytes that what encloses may have: members that do not fit are left out.</param>
    public static ReadOnlyMemory<byte> Of(JsonElement root, JsonElement element, int most)
    {
        var writer = new Enclosing(JsonBody.Raw(element), most);
        var at = JsonMarshal.GetRawUtf8Value(element);
        if (!Holds(JsonMarshal.GetRawUtf8Value(root), at)) return writer.element;
        writer.Write(root, at);
        return writer.output.WrittenMemory;
    }

    private void Write(JsonElement from, ReadOnlySpan<byte> at)
    {
        var raw = JsonMarshal.GetRawUtf8Value(from);
        if (raw.Length == at.Length) output.Write(element.Span);
        else if (from.ValueKind == JsonValueKind.Array) WriteArray(from, at);
        else WriteObject(from, at);
    }

    private void WriteArray(JsonElement array, ReadOnlySpan<byte> at)
    {
        output.Write("["u8);
        foreach (var each in array.EnumerateArray())
            if (Holds(JsonMarshal.GetRawUtf8Value(each), at))
                Write(each, at);
        output.Write("]"u8);
    }

    private void WriteObject(JsonElement from, ReadOnlySpan<byte> at)
    {
        var separator = "{"u8;
        foreach (var member in from.EnumerateObject())
        {
            var name = JsonMarshal.GetRawUtf8PropertyName(member);
            var value = JsonMarshal.GetRawUtf8Value(member.Value);
            var holds = Holds(value, at);
            if (!holds && name.Length + value.Length > room) continue;
            output.Write(separator);
            output.Write("\""u8);
            output.Write(name);
            output.Write("\":"u8);
            separator = ","u8;
            if (holds) Write(member.Value, at);
            else
            {
                output.Write(value);
                room -= name.Length + value.Length;
            }
        }
        output.Write("}"u8);
    }

    private static bool Holds(ReadOnlySpan<byte> outer, ReadOnlySpan<byte> inner) =>
        outer.Overlaps(inner, out var offset) && offset >= 0 && offset + inner.Length <= outer.Length;
}
