using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>Reads the three modes of CloudEvents over HTTP; the content type says which.</summary>
internal sealed class CloudEventReader : IWebhookMapping
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string[] Attributes = ["specversion", "id", "source", "type", "time"];

    public IReadOnlyCollection<string> Headers { get; } = ["Content-Type", .. Attributes.Select(name => "ce-" + name)];

    public ReadMarks MarksOf(WebhookRequest request)
    {
        if (JsonBody.Open(request.Body, out var document) is not null) return ReadMarks.None;
        using (document)
        {
            var (marks, root) = (new ReadMarks(request.Body), document!.RootElement);
            var isEvent = Begins(request.Header("Content-Type")?.TrimStart() ?? "", "application/cloudevents");
            if (!isEvent) EventMarks.Add(root, marks);
            else foreach (var each in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : Enumerable.Repeat(root, 1)) EventEnvelope.Mark(each, Attributes, marks);
            return marks;
        }
    }

    public WebhookContent Read(WebhookRequest request, EventContext context)
    {
        if (JsonBody.Open(request.Body, out var document) is { } failure) return ContentBuilder.Only(request.Body, failure);
        using (document)
        {
            var type = request.Header("Content-Type")?.TrimStart() ?? "";
            if (Begins(type, "application/cloudevents-batch")) return ReadBatch(document!.RootElement, request, context);
            return ContentBuilder.Only(request.Body, Guarded(() => Begins(type, "application/cloudevents")
                ? ReadStructured(document!.RootElement, context)
                : ReadBinary(document!.RootElement, request, context)));
        }
    }

    private static WebhookContent ReadBatch(JsonElement root, WebhookRequest request, EventContext context)
    {
        if (root.ValueKind != JsonValueKind.Array)
            return ContentBuilder.Only(request.Body, new Rejection(RejectReason.FieldInvalid, null, "A batch of CloudEvents is a JSON array."));
        if (root.GetArrayLength() > EventJson.MaxRecords)
            return ContentBuilder.Only(request.Body, new Rejection(RejectReason.FieldInvalid, null, $"A delivery may hold {EventJson.MaxRecords} events."));
        var content = new ContentBuilder(root);
        foreach (var each in root.EnumerateArray()) content.Add(each, Guarded(() => ReadStructured(each, context)));
        return content.Build();
    }

    private static RecordOutcome ReadStructured(JsonElement root, EventContext context)
    {
        if (root.ValueKind != JsonValueKind.Object) return new Rejection(RejectReason.NotAnObject, null, "This is no JSON object.");
        string? Attribute(string name) => root.TryGetProperty(name, out var value) ? JsonText.Of(value) : null;
        var data = root.TryGetProperty("data", out var plain) ? plain : default;
        if (Attribute("data_base64") is not { } base64) return Read(Attribute, data, context);
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
            return new Rejection(RejectReason.FieldInvalid, "data_base64", "'data_base64' is no base64.");
        if (JsonBody.Open(bytes.AsMemory(0, length), out var decoded) is { } failure) return failure with { Field = "data_base64" };
        using (decoded) return Read(Attribute, decoded!.RootElement, context);
    }

    private static RecordOutcome ReadBinary(JsonElement data, WebhookRequest request, EventContext context) =>
        Read(name => request.Header("ce-" + name) is { } value ? Unescape(value) : null, data, context);

    private static RecordOutcome Read(Func<string, string?> attribute, JsonElement data, EventContext context)
    {
        if (attribute("specversion") is not ("1.0" or "1.0.1" or "1.0.2"))
            return new Rejection(RejectReason.FieldInvalid, "specversion", "'specversion' is not 1.0.");
        if (attribute("id") is not { Length: > 0 } id) return new Rejection(RejectReason.IdMissing, "id", "'id' is missing.");
        if (attribute("source") is not { Length: > 0 } source) return new Rejection(RejectReason.FieldMissing, "source", "'source' is missing.");
        return new EventEnvelope(TypeOf(attribute("type")), $"{source}#{id}", attribute("time")).Read(data, context);
    }

    private static string? TypeOf(string? type) => type?[(type.LastIndexOf('.') + 1)..];

    // Percent-decoded once, as bytes; what is no UTF-8 then is refused, overlong forms too.
    private static string Unescape(string value)
    {
        var text = value is ['"', .. var quoted, '"'] ? Regex.Replace(quoted, @"\\(.)", "$1") : value;
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isEscaped = text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]);
            if (isEscaped) bytes.Add(Convert.ToByte(text.Substring(++i, 2), 16));
            else if (char.IsAscii(text[i])) bytes.Add((byte)text[i]);
            else throw new DecoderFallbackException("A header of a CloudEvent is ASCII.");
            if (isEscaped) i++;
        }
        return StrictUtf8.GetString([.. bytes]);
    }

    private static RecordOutcome Guarded(Func<RecordOutcome> read)
    {
        try
        {
            return read();
        }
        catch (Exception noText) when (noText is InvalidOperationException or DecoderFallbackException)
        {
            return JsonFields.NoText();
        }
    }

    private static bool Begins(string type, string with) => type.StartsWith(with, StringComparison.OrdinalIgnoreCase);
}
