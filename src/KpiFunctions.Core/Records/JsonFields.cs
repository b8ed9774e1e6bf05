using System.Text.Json;
using System.Text.Unicode;

namespace KpiFunctions.Core.Records;

/// <summary>
/// One JSON object as flat text fields: numbers keep the text they came with (49.90 stays 49.90), null counts as absent, the fields of
/// "metrics", "utm", "shares" and "counts" are named with points. Strict: no name twice, at most 32 levels, valid UTF-8.
/// </summary>
public static class JsonFields
{
    internal const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions Lax = new() { MaxDepth = MaxDepth };

    /// <returns>Null when the fields could be read; what was read until a rejection stays in <paramref name="fields"/>.</returns>
    public static Rejection? Read(ReadOnlyMemory<byte> json, Dictionary<string, string> fields)
    {
        var failure = Open(json, out var document);
        using var open = document;
        return open is null ? failure : Flatten(open.RootElement, fields);
    }

    /// <summary>Parses one object; exactly one of the result and <paramref name="document"/> is null. The caller disposes the document.</summary>
    internal static Rejection? Open(ReadOnlyMemory<byte> json, out JsonDocument? document)
    {
        document = null;
        if (!Utf8.IsValid(json.Span)) return new Rejection(RejectReason.NotJson, null, "The text is no UTF-8.");
        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (JsonException)
        {
            return IsJson(json)
                ? new Rejection(RejectReason.FieldInvalid, null, "A field is there twice.")
                : new Rejection(RejectReason.NotJson, null, $"The text is no JSON, or has more than {MaxDepth} levels.");
        }
        catch (InvalidOperationException)
        {
            return NoText();
        }
        if (document.RootElement.ValueKind == JsonValueKind.Object) return null;
        document.Dispose();
        document = null;
        return new Rejection(RejectReason.NotAnObject, null, "This is no JSON object.");
    }

    internal static Rejection? Flatten(JsonElement source, Dictionary<string, string> fields)
    {
        try
        {
            return FlattenInto(source, "", fields);
        }
        catch (InvalidOperationException)
        {
            return NoText();
        }
    }

    // An escaped half of a surrogate pair is valid JSON, yet no text; the parser notices it when it unescapes.
    internal static Rejection NoText() => new(RejectReason.FieldInvalid, null, "A field has characters that are no text.");

    private static Rejection? FlattenInto(JsonElement source, string prefix, Dictionary<string, string> fields)
    {
        foreach (var property in source.EnumerateObject())
        {
            var name = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object && IsGroup(name))
            {
                if (FlattenInto(property.Value, name + ".", fields) is { } nested) return nested;
            }
            else if (Add(name, property.Value, fields) is { } failure) return failure;
        }
        return null;
    }

    // Shares are written as {"shares":{"age":{"18-24":0.4}}} or {"shares":{"age.18-24":0.4}}.
    private static bool IsGroup(string name) =>
        name is "metrics" or "utm" or "shares" or "counts" || (name.StartsWith(EventFieldNames.SharesPrefix, StringComparison.Ordinal) && name.LastIndexOf('.') == EventFieldNames.SharesPrefix.Length - 1);

    private static Rejection? Add(string name, JsonElement value, Dictionary<string, string> fields)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            return new Rejection(RejectReason.FieldInvalid, name, $"'{name}' is neither text nor number.");
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return fields.TryAdd(name, text) ? null : new Rejection(RejectReason.FieldInvalid, name, $"'{name}' is there twice.");
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
