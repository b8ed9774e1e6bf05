using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>A delivery's JSON, read strictly: valid UTF-8, at most 32 levels, no name twice, nothing after it.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = JsonFields.MaxDepth, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions Lax = new() { MaxDepth = JsonFields.MaxDepth };

    /// <summary>Exactly one of the result and <paramref name="document"/> is null. The caller disposes the document.</summary>
    public static Rejection? Open(ReadOnlyMemory<byte> json, out JsonDocument? document)
    {
        document = null;
        if (!Utf8.IsValid(json.Span)) return new Rejection(RejectReason.NotJson, null, "The text is no UTF-8.");
        try
        {
            document = JsonDocument.Parse(json, Strict);
            return null;
        }
        catch (JsonException)
        {
            return IsJson(json)
                ? new Rejection(RejectReason.FieldInvalid, null, "A field is there twice.")
                : new Rejection(RejectReason.NotJson, null, $"The text is no JSON, or has more than {JsonFields.MaxDepth} levels.");
        }
        catch (InvalidOperationException)
        {
            return JsonFields.NoText();
        }
    }

    /// <summary>The bytes of a value as they came.</summary>
    public static ReadOnlyMemory<byte> Raw(JsonElement element) => JsonMarshal.GetRawUtf8Value(element).ToArray();

    /// <summary>The bytes of the first element of an array as they came; the whole text when it is no array, is empty or cannot be read.</summary>
    public static ReadOnlyMemory<byte> FirstElement(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = JsonFields.MaxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) return json;
            if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray) return json;
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            return json[start..(int)reader.BytesConsumed];
        }
        catch (JsonException)
        {
            return json;
        }
    }

    /// <summary>The JSON that a member holds as text; null when there is none. The caller disposes the document.</summary>
    public static JsonDocument? Inner(JsonElement item, string member)
    {
        try
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(member, out var value)) return null;
            if (value.ValueKind != JsonValueKind.String) return null;
            Open(Encoding.UTF8.GetBytes(value.GetString()!), out var document);
            return document;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of a member of the body's object; null when there is none.</summary>
    public static string? Member(ReadOnlyMemory<byte> json, string name)
    {
        Open(json, out var document);
        using var open = document;
        try
        {
            if (open is not { RootElement.ValueKind: JsonValueKind.Object }) return null;
            return open.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsJson(ReadOnlyMemory<byte> json)
    {
        try
        {
            JsonDocument.Parse(json, Lax).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
