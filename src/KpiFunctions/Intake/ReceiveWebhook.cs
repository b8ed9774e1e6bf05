using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Presets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake;

/// <summary>POST /webhooks/{source}: proved as the source says, therefore open to anybody who has the secret.</summary>
internal sealed class ReceiveWebhook(
    BodyReader bodies, Sources sources, RecordIntake intake, PersonKeys persons, IntakeMeter meter, DeliveryJournal journal, TimeProvider clock)
{
    [Function(nameof(ReceiveWebhook))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{source}")] HttpRequest request, string source)
    {
        var body = await bodies.ReadRawAsync(request);
        var sender = await sources.FindAsync(source, request.HttpContext.RequestAborted);
        var now = clock.GetUtcNow();
        if (body.Problem is not null)
        {
            if (sender is not null) journal.Add(DeliveryNotes.Refused(sender, now, body));
            return body.Problem;
        }
        var delivery = WebhookRequests.Read(request, body.Bytes);
        if (WooPing.Is(delivery)) return Results.Ok();
        var outcome = sources.Verify(sender, delivery, now);
        if (sender is not null && outcome == WebhookOutcome.Valid) return await TakeAsync(request, sender, delivery, now);
        meter.CountUnauthenticated(outcome);
        if (sender is not null) journal.Add(DeliveryNotes.Unproved(sender, now, outcome, body.Bytes.Length));
        return WebhookRequests.Unauthenticated();
    }

    private async Task<IResult> TakeAsync(HttpRequest request, Sender sender, WebhookRequest delivery, DateTimeOffset now)
    {
        var label = "webhook:" + sender.Name;
        var content = sender.Preset.Mapping.Read(delivery, new EventContext(sender.Namespace, label, now, persons.Hash));
        // What cannot be mapped is kept and answered with success: the sender could only repeat it.
        var taken = await intake.TakeAsync(label, content.Events, WebhookRequests.Kept(request, sender.Preset, now), sender.Preset.Mapping.MarksOf);
        var answer = taken?.With(content.Skipped);
        journal.Add(DeliveryNotes.Of(sender, now, answer, delivery.Body.Length));
        return answer is not null ? Results.Ok(answer) : Problems.Unavailable(request.HttpContext);
    }
}
