using KpiFunctions.Storage.Deliveries;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Intake;

/// <summary>GET /webhooks/{source}/deliveries: what became of a source's latest deliveries, newest first; neither bodies, nor secrets, nor people.</summary>
internal sealed class ListDeliveries(Sources sources, DeliveryJournal journal, IDeliveryTable table)
{
    [Function(nameof(ListDeliveries))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "webhooks/{source}/deliveries")] HttpRequest request, string source)
    {
        var cancel = request.HttpContext.RequestAborted;
        if (await sources.FindAsync(source, cancel) is not { } sender) return UnknownSource(source);
        await journal.FlushAsync(cancel);
        return Results.Ok(new { source = sender.Name, items = (await table.ListAsync(sender.Name, cancel)).Select(DeliveryView.Of) });
    }

    public static IResult UnknownSource(string source) => Problems.Of(
        StatusCodes.Status404NotFound, "source-unknown", $"There is no source '{source}' that takes deliveries. GET /webhooks says which there are.", "source");
}
