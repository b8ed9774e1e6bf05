using System.Text.Json;

namespace KpiFunctions.Core.Records;

/// <summary>Reads a request's body: one event object, an array of them, or one a line (NDJSON).</summary>
public static class EventJson
{
    public const int MaxRecords = 10_000;

    /// <summary>Distinct UTC days of one request: each is a folder of the log to write to.</summary>
    public const int MaxDays = 100;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static EventBody Read(ReadOnlyMemory<byte> body, EventContext context)
    {
        var text = Trim(body.Span.StartsWith(ByteOrderMark) ? body[3..] : body);
        if (Split(text) is not { } parts) return EventBody.Refused(BodyProblem.NotJson);
        if (parts.Count > MaxRecords) return EventBody.Refused(BodyProblem.TooManyRecords);
        var events = ReadAll(parts, context);
        if (events.Count > 0 && events.TrueForAll(each => each.Outcome.Rejection?.Reason == RejectReason.NotJson))
            return EventBody.Refused(BodyProblem.NotJson);
        return DaysOf(events) > MaxDays ? EventBody.Refused(BodyProblem.TooManyDays) : new EventBody(BodyProblem.None, events);
    }

    private static List<ReadEvent> ReadAll(List<ReadOnlyMemory<byte>> parts, EventContext context)
    {
        var events = new List<ReadEvent>(parts.Count);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            fields.Clear();
            var failure = ReadFields(part, fields);
            var outcome = failure is null ? EventFields.ToRecord(fields, context) : failure;
            events.Add(new ReadEvent(events.Count, part, fields.GetValueOrDefault("id"), outcome));
        }
        return events;
    }

    private static Rejection? ReadFields(ReadOnlyMemory<byte> raw, Dictionary<string, string> fields)
    {
        if (PlainJsonFields.TryRead(raw.Span, fields)) return null;
        fields.Clear();
        return JsonFields.Read(raw, fields);
    }

    private static int DaysOf(List<ReadEvent> events)
    {
        var days = new HashSet<DateTime>();
        foreach (var each in events)
            if (each.Outcome.Record is { } record) days.Add(record.OccurredAt.UtcDateTime.Date);
        return days.Count;
    }

    // Null: empty, or an array that is no JSON.
    private static List<ReadOnlyMemory<byte>>? Split(ReadOnlyMemory<byte> text)
    {
        if (text.IsEmpty) return null;
        if (text.Span[0] == (byte)'[') return Elements(text);
        return !text.Span.Contains((byte)'\n') || IsOneValue(text.Span) ? [text] : Lines(text);
    }

    private static List<ReadOnlyMemory<byte>>? Elements(ReadOnlyMemory<byte> array)
    {
        var elements = new List<ReadOnlyMemory<byte>>();
        var json = new Utf8JsonReader(array.Span, new JsonReaderOptions { MaxDepth = JsonFields.MaxDepth + 1 });
        try
        {
            json.Read();
            while (json.Read() && json.TokenType != JsonTokenType.EndArray && elements.Count <= MaxRecords)
            {
                var start = (int)json.TokenStartIndex;
                json.Skip();
                elements.Add(array[start..(int)json.BytesConsumed]);
            }
            // What follows the array is refused by the reader.
            if (elements.Count <= MaxRecords) json.Read();
            return elements;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsOneValue(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonFields.MaxDepth, AllowMultipleValues = true });
        try
        {
            json.Read();
            json.Skip();
            return !json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> text)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        while (!text.IsEmpty && lines.Count <= MaxRecords)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var line = Trim(end < 0 ? text : text[..end]);
            if (!line.IsEmpty) lines.Add(line);
            text = end < 0 ? default : text[(end + 1)..];
        }
        return lines;
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> text) => text.Trim(" \t\r\n"u8);
}
