using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>
/// A delivery that holds only one of its events: what encloses the event stays, its siblings in arrays go. It is what a rejected event is kept as, so that
/// a mapping which looks for batches, or into what the event stands in, reads it again like the delivery. Asked for events in their order it walks the
/// delivery once for all of them.
/// </summary>
internal sealed class Enclosing(JsonElement root)
{
    // No honest object has more members; one that has is not walked again for each of its events.
    private const int MostMembers = 1000;

    private readonly List<EnclosingLevel> levels = [];
    private ArrayBufferWriter<byte> output = new();
    private int room;
    private int visits;

    /// <param name="element">Of the same document.</param>
    /// <param name="most">Bytes that what encloses may have: members that do not fit are left out.</param>
    public ReadOnlyMemory<byte> Of(JsonElement element, int most)
    {
        var at = JsonMarshal.GetRawUtf8Value(element);
        if (!EnclosingLevel.Holds(JsonMarshal.GetRawUtf8Value(root), at)) return JsonBody.Raw(element);
        Descend(at);
        (output, room, visits) = (new(), most, MostMembers);
        Write(0, at);
        return output.WrittenMemory;
    }

    // Levels that the event before stood in as well go on from where they are.
    private void Descend(ReadOnlySpan<byte> at)
    {
        var (from, depth) = (root, 0);
        while (JsonMarshal.GetRawUtf8Value(from).Length != at.Length)
        {
            if (depth == levels.Count || !levels[depth].IsOf(from))
            {
                levels.RemoveRange(depth, levels.Count - depth);
                levels.Add(new EnclosingLevel(from));
            }
            from = levels[depth++].ChildThatHolds(at);
        }
        levels.RemoveRange(depth, levels.Count - depth);
    }

    private void Write(int depth, ReadOnlySpan<byte> element)
    {
        if (depth == levels.Count) output.Write(element);
        else if (levels[depth].Member is { } member) WriteObject(depth, member, element);
        else
        {
            output.Write("["u8);
            Write(depth + 1, element);
            output.Write("]"u8);
        }
    }

    private void WriteObject(int depth, JsonProperty holder, ReadOnlySpan<byte> element)
    {
        var separator = "{"u8;
        var isHeld = false;
        foreach (var member in levels[depth].Container.EnumerateObject())
        {
            if (visits-- <= 0) break;
            var holds = EnclosingLevel.IsSame(member.Value, holder.Value);
            if (!holds && !TakesRoom(member)) continue;
            WriteName(separator, member);
            separator = ","u8;
            isHeld |= holds;
            if (holds) Write(depth + 1, element);
            else output.Write(JsonMarshal.GetRawUtf8Value(member.Value));
        }
        if (!isHeld)
        {
            WriteName(separator, holder);
            Write(depth + 1, element);
        }
        output.Write("}"u8);
    }

    private void WriteName(ReadOnlySpan<byte> separator, JsonProperty member)
    {
        output.Write(separator);
        output.Write("\""u8);
        output.Write(JsonMarshal.GetRawUtf8PropertyName(member));
        output.Write("\":"u8);
    }

    private bool TakesRoom(JsonProperty member)
    {
        var size = JsonMarshal.GetRawUtf8PropertyName(member).Length + JsonMarshal.GetRawUtf8Value(member.Value).Length;
        if (size > room) return false;
        room -= size;
        return true;
    }
}
