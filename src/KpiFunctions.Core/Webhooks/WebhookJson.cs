using System.Text.Json;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Webhooks;

/// <summary>
/// The plain Standard Webhooks payload {"type", "timestamp", "data"}: the data is an event object, the envelope fills in what it leaves out.
/// </summary>
/// <param name="idHeaders">The delivery's id; of several names the first that is there.</param>
public sealed class WebhookJson(params IReadOnlyList<string> idHeaders) : IWebhookMapping
{
    public IReadOnlyCollection<string> Headers => idHeaders;

    public ReadMarks MarksOf(WebhookRequest request)
    {
        if (JsonBody.Open(request.Body, out var document) is not null) return ReadMarks.None;
        using (document)
        {
            var marks = new ReadMarks(request.Body);
            EventEnvelope.Mark(document!.RootElement, ["type", "timestamp"], marks);
            return marks;
        }
    }

    public WebhookContent Read(WebhookRequest request, EventContext context)
    {
        if (JsonBody.Open(request.Body, out var document) is { } failure) return ContentBuilder.Only(request.Body, failure);
        using (document)
        {
            try
            {
                return ContentBuilder.Only(request.Body, Read(document!.RootElement, request, context));
            }
            catch (InvalidOperationException)
            {
                return ContentBuilder.Only(request.Body, JsonFields.NoText());
            }
        }
    }

    private RecordOutcome Read(JsonElement root, WebhookRequest request, EventContext context)
    {
        if (root.ValueKind != JsonValueKind.Object) return new Rejection(RejectReason.NotAnObject, null, "This is no JSON object.");
        var envelope = new EventEnvelope(Text(root, "type"), request.Header(idHeaders), Text(root, "timestamp"));
        return envelope.Read(root.TryGetProperty("data", out var data) ? data : default, context);
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
