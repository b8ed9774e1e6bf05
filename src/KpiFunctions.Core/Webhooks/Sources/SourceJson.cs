using System.Text.Json;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks.Sources;

/// <summary>
/// A definition as JSON, as flat text fields: {"auth":"hmac", …, "fields":{"their event":{"our field":"rule"}}} becomes "fields:their event:our field".
/// The flat form is taken as well: it is what the registry answers.
/// </summary>
public static class SourceJson
{
    private const string Fields = "fields";

    /// <returns>Null when the fields could be read; what was read until a rejection stays in <paramref name="fields"/>.</returns>
    public static Rejection? Read(ReadOnlyMemory<byte> json, Dictionary<string, string> fields)
    {
        var failure = JsonFields.Open(json, out var document);
        using var open = document;
        return open is null ? failure : Flatten(open.RootElement, fields);
    }

    /// <summary>As <see cref="Read"/>, of a definition inside of other JSON.</summary>
    public static Rejection? Flatten(JsonElement source, Dictionary<string, string> fields)
    {
        try
        {
            return source.ValueKind == JsonValueKind.Object ? FlattenInto(source, fields) : Invalid("source", "'source' is no object.");
        }
        catch (InvalidOperationException)
        {
            return JsonFields.NoText();
        }
    }

    private static Rejection? FlattenInto(JsonElement source, Dictionary<string, string> fields)
    {
        foreach (var property in source.EnumerateObject())
        {
            var failure = property.Name == Fields ? AddEvents(property.Value, fields) : Add(property.Name, property.Value, fields);
            if (failure is not null) return failure;
        }
        return null;
    }

    private static Rejection? AddEvents(JsonElement events, Dictionary<string, string> fields)
    {
        if (events.ValueKind != JsonValueKind.Object) return Invalid(Fields, "'fields' is no object of {\"their event\":{\"our field\":\"rule\"}}.");
        foreach (var each in events.EnumerateObject())
        {
            if (each.Value.ValueKind != JsonValueKind.Object) return Invalid($"fields:{each.Name}", $"'fields:{each.Name}' is no object of {{\"our field\":\"rule\"}}.");
            foreach (var rule in each.Value.EnumerateObject())
                if (Add($"{SourceDefinition.FieldPrefix}{each.Name}:{rule.Name}", rule.Value, fields) is { } failure)
                    return failure;
        }
        return null;
    }

    private static Rejection? Add(string name, JsonElement value, Dictionary<string, string> fields)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) return Invalid(name, $"'{name}' is neither text nor number.");
        return fields.TryAdd(name, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()) ? null : Invalid(name, $"'{name}' is there twice.");
    }

    private static Rejection Invalid(string field, string detail) => new(RejectReason.FieldInvalid, field, detail);
}
