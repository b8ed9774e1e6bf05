using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Sources;

namespace KpiFunctions.Intake;

/// <summary>
/// The body of POST /webhooks/{source}/preview: {"body":…, "headers":{…}, "query":{…}, "source":{…}}. The sample's body is JSON as it stands there, or a
/// text that holds the bytes; all but the body may be left out. A source is a draft that is tried instead of the saved one.
/// </summary>
/// <param name="Draft">Flat fields of the draft; null when there is none.</param>
internal sealed record PreviewBody(WebhookRequest Sample, Dictionary<string, string>? Draft)
{
    // The sample may have as many levels as a delivery, and stands one level down.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 33, AllowDuplicateProperties = false };

    /// <summary>Exactly one of the results is null.</summary>
    public static (PreviewBody? Body, Rejection? Problem) Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : Bad(null, "This is no JSON object.");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return Bad(null, "The text is no JSON, names a member twice, or has too many levels.");
        }
    }

    private static (PreviewBody?, Rejection?) Read(JsonElement root)
    {
        foreach (var member in root.EnumerateObject())
            if (member.Name is not ("body" or "headers" or "query" or "source"))
                return Bad(member.Name, $"There is only 'body', 'headers', 'query' and 'source', and no '{member.Name}'.");
        if (!root.TryGetProperty("body", out var body)) return Bad("body", "'body' is missing: the sample, as JSON or as a text.");
        if (Texts(root, "headers") is not { } headers) return Bad("headers", "'headers' is no object of texts.");
        if (Texts(root, "query") is not { } query) return Bad("query", "'query' is no object of texts.");
        var sample = new WebhookRequest(headers, query, BytesOf(body));
        if (!root.TryGetProperty("source", out var source)) return (new PreviewBody(sample, null), null);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        return SourceJson.Flatten(source, fields) is { } problem ? (null, problem) : (new PreviewBody(sample, fields), null);
    }

    private static byte[] BytesOf(JsonElement body) =>
        body.ValueKind == JsonValueKind.String ? Encoding.UTF8.GetBytes(body.GetString()!) : JsonMarshal.GetRawUtf8Value(body).ToArray();

    private static List<KeyValuePair<string, string>>? Texts(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var texts)) return [];
        if (texts.ValueKind != JsonValueKind.Object || texts.EnumerateObject().Any(each => each.Value.ValueKind != JsonValueKind.String)) return null;
        return [.. texts.EnumerateObject().Select(each => KeyValuePair.Create(each.Name, each.Value.GetString()!))];
    }

    private static (PreviewBody?, Rejection?) Bad(string? field, string detail) =>
        (null, new Rejection(field is null ? RejectReason.NotJson : RejectReason.FieldInvalid, field, detail));
}
