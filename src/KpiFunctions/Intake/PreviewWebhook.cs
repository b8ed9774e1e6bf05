using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake;

/// <summary>POST /webhooks/{source}/preview: what a sample would become, with the source as it is saved or as a draft says. Stores nothing.</summary>
internal sealed class PreviewWebhook(BodyReader bodies, Sources sources, RegistryDesk desk, PersonKeys persons, TimeProvider clock)
{
    [Function(nameof(PreviewWebhook))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "webhooks/{source}/preview")] HttpRequest request, string source)
    {
        var body = await bodies.ReadAsync(request);
        if (body.Problem is not null) return body.Problem;
        var (asked, problem) = PreviewBody.Parse(body.Bytes);
        if (asked is null) return RegistryAnswers.Refused(problem!);
        if (asked.Draft is { } draft)
        {
            var (drafted, refusal) = Draft(source, draft);
            return drafted is null ? RegistryAnswers.Refused(refusal!) : Results.Ok(Preview(drafted, asked.Sample));
        }
        return await FindAsync(source, request.HttpContext.RequestAborted) is { } sender
            ? Results.Ok(Preview(sender, asked.Sample))
            : ListDeliveries.UnknownSource(source);
    }

    // A saved source whose secret is missing takes no deliveries, and shows here what it would make of them.
    private async Task<Sender?> FindAsync(string name, CancellationToken cancel) =>
        await sources.FindAsync(name, cancel)
        ?? (await sources.OfRegistryAsync(cancel)).FirstOrDefault(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Sender;

    // A draft may be tried before its secret is in the settings, and before it has one.
    private (Sender? Sender, Rejection? Refusal) Draft(string name, Dictionary<string, string> fields)
    {
        fields.TryAdd("secrets", "none");
        var drafted = desk.Draft(RegistryKind.Sources, name, fields);
        if (drafted.Record is not { States: { } said }) return (null, drafted.Rejection);
        return (sources.Draft(new RegistryEntry(RegistryKind.Sources.Name, said.Target, said.Fields)).Sender, null);
    }

    private PreviewAnswer Preview(Sender sender, WebhookRequest sample)
    {
        var now = clock.GetUtcNow();
        var outcome = sources.Verify(sender, sample, now);
        var signature = outcome == WebhookOutcome.Valid
            ? new PreviewSignature(true, null)
            : new PreviewSignature(false, sender.Keys.Count == 0 ? "secret-missing" : DeliveryNotes.Kebab(outcome));
        return PreviewAnswer.Of(sender, signature, sender.Preset.Mapping.Read(sample, new EventContext(sender.Namespace, "webhook:" + sender.Name, now, persons.Hash)));
    }
}
