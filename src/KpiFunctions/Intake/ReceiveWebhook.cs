using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Presets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake;

/// <summary>POST /webhooks/{source}: proved as the sender's preset says, therefore open to anybody who has the secret.</summary>
internal sealed class ReceiveWebhook(BodyReader bodies, Senders senders, RecordIntake intake, PersonKeys persons, IntakeMeter meter, TimeProvider clock)
{
    [Function(nameof(ReceiveWebhook))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{source}")] HttpRequest request, string source)
    {
        var body = await bodies.ReadRawAsync(request);
        if (body.Problem is not null) return body.Problem;
        var delivery = WebhookRequests.Read(request, body.Bytes);
        if (WooPing.Is(delivery)) return Results.Ok();
        var now = clock.GetUtcNow();
        var sender = senders.Find(source);
        var outcome = senders.Verify(sender, delivery, now);
        if (sender is null || outcome != WebhookOutcome.Valid)
        {
            meter.CountUnauthenticated(outcome);
            return WebhookRequests.Unauthenticated();
        }
        var label = "webhook:" + sender.Name;
        var content = sender.Preset.Mapping.Read(delivery, new EventContext(sender.Namespace, label, now, persons.Hash));
        // What cannot be mapped is kept and answered with success: the sender could only repeat it.
        return await intake.TakeAsync(label, content.Events, WebhookRequests.Kept(request, now)) is { } answer
            ? Results.Ok(answer.With(content.Skipped))
            : Problems.Unavailable(request.HttpContext);
    }
}
