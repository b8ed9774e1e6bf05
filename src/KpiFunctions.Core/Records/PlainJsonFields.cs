using System.Text;
using System.Text.Json;

namespace KpiFunctions.Core.Records;

/// <summary>
/// Reads an event object as nearly every sender writes it, in one pass: known fields, each once, their values text, numbers, booleans or null,
/// "metrics" and "utm" objects of such. Any other text is not wrong, it is the general reader's (<see cref="JsonFields"/>), which alone
/// rejects. What this one accepts it reads exactly as that one would.
/// </summary>
internal ref struct PlainJsonFields
{
    private static readonly KnownName[] Fields = [.. EventFieldNames.All.Select((name, number) => new KnownName(name, name, number))];

    private static readonly KnownNames OfEvent = new(
    [
        .. Fields,
        new("metrics", "metrics", Fields.Length, Within(EventFieldNames.MetricPrefix)),
        new("utm", "utm", Fields.Length + 1, Within(EventFieldNames.UtmPrefix)),
    ]);

    private readonly Dictionary<string, string> fields;
    private Utf8JsonReader json;
    private UInt128 seen;

    private PlainJsonFields(ReadOnlySpan<byte> text, Dictionary<string, string> fields)
    {
        json = new Utf8JsonReader(text);
        this.fields = fields;
    }

    /// <param name="fields">Empty. Holds what was read so far when the answer is false.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, Dictionary<string, string> fields)
    {
        var reader = new PlainJsonFields(text, fields);
        try
        {
            return reader.json.Read() && reader.ReadObject(OfEvent) && !reader.json.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // No JSON, or a text that is none.
            return false;
        }
    }

    private bool ReadObject(KnownNames names)
    {
        if (json.TokenType != JsonTokenType.StartObject) return false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueIsEscaped || !names.TryFind(json.ValueSpan, out var name) || !IsFirst(name)) return false;
            json.Read();
            if (!(name.Members is { } members ? ReadObject(members) : ReadValue(name.Field))) return false;
        }
        return true;
    }

    private bool IsFirst(KnownName name)
    {
        var bit = UInt128.One << name.Number;
        if ((seen & bit) != 0) return false;
        seen |= bit;
        return true;
    }

    private readonly bool ReadValue(string field)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.String:
                fields[field] = json.GetString()!;
                return true;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                fields[field] = Encoding.UTF8.GetString(json.ValueSpan);
                return true;
            default:
                return false;
        }
    }

    private static KnownNames Within(string prefix) => new(
        Fields.Where(name => name.Field.StartsWith(prefix, StringComparison.Ordinal)).Select(name => new KnownName(name.Field[prefix.Length..], name.Field, name.Number)));
}
