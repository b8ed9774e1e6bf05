using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Storage.Rejects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake;

/// <summary>POST /webhooks/{source}: signed by Standard Webhooks, therefore open to anybody who has the secret.</summary>
internal sealed class ReceiveWebhook(BodyReader bodies, Senders senders, RecordIntake intake, PersonKeys persons, IntakeMeter meter, TimeProvider clock)
{
    [Function(nameof(ReceiveWebhook))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{source}")] HttpRequest request, string source)
    {
        var body = await bodies.ReadRawAsync(request);
        if (body.Problem is not null) return body.Problem;
        var now = clock.GetUtcNow();
        var headers = WebhookHeaders.From(request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())));
        if (Authenticate(source, headers, body.Bytes.Span, now) is not { } sender)
            return Problems.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "The source, the signature or the timestamp is not accepted.");
        var label = "webhook:" + sender.Name;
        var read = WebhookJson.Read(body.Bytes, headers.Id!, new EventContext(sender.Namespace, label, now, persons.Hash));
        // What cannot be mapped is kept and answered with success: the sender could only repeat it.
        var delivery = Delivery.Of(now, request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString())));
        return await intake.TakeAsync(label, [read], delivery) is { } answer ? Results.Ok(answer) : Problems.Unavailable(request.HttpContext);
    }

    private Sender? Authenticate(string source, WebhookHeaders headers, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var sender = senders.Find(source);
        var outcome = StandardWebhooks.Verify(headers, body, senders.SecretsOf(sender), now);
        if (sender is not null && outcome == WebhookOutcome.Valid) return sender;
        meter.CountUnauthenticated(outcome);
        return null;
    }
}
