using KpiFunctions.Storage.Deliveries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake;

/// <summary>GET /webhooks: who may deliver, what keeps a source from it, and what became of its latest deliveries.</summary>
internal sealed class ListSources(Sources sources, DeliveryJournal journal, IDeliveryTable table)
{
    [Function(nameof(ListSources))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "webhooks")] HttpRequest request)
    {
        var cancel = request.HttpContext.RequestAborted;
        await journal.FlushAsync(cancel);
        var notes = (await table.ListAllAsync(cancel)).ToLookup(note => note.Source, StringComparer.OrdinalIgnoreCase);
        var ofSettings = sources.OfSettings.Select(sender => SourceView.Of(sender, [.. notes[sender.Name]]));
        var shadowed = sources.OfSettings.Select(sender => sender.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ofRegistry = (await sources.OfRegistryAsync(cancel)).Where(source => !shadowed.Contains(source.Name)).Select(source => SourceView.Of(source, [.. notes[source.Name]]));
        return Results.Ok(new { items = ofSettings.Concat(ofRegistry).OrderBy(source => source.Name, StringComparer.OrdinalIgnoreCase) });
    }
}
