using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>Takes an import back: the retraction is logged first, then the ledger obeys it. Repeating it changes nothing.</summary>
public sealed class RetractImport(IImportLedger ledger, IEventLog log, TimeProvider time)
{
    [Function(nameof(RetractImport))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "imports/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        ImportAnswers.OrUnavailableAsync(request.HttpContext, () => RetractAsync(request.HttpContext, id, cancel));

    private async Task<IResult> RetractAsync(HttpContext http, string id, CancellationToken cancel)
    {
        if (await ledger.FindAsync(id, cancel) is not { } entry) return ImportAnswers.Unknown(id);
        if (HoldsNothing(entry) is { } why) return Problems.Of(StatusCodes.Status409Conflict, "import-holds-nothing", why, "id");
        if (entry.State != ImportState.Retracted)
        {
            if (await log.AppendAsync([Retraction(id, time.GetUtcNow())]) != AppendOutcome.Stored) return Problems.Unavailable(http);
            await ledger.SaveAsync(entry with { State = ImportState.Retracted, FinishedAt = time.GetUtcNow() }, CancellationToken.None);
        }
        return Results.Json(new { id, state = ImportView.StateName(ImportState.Retracted) });
    }

    private static string? HoldsNothing(ImportEntry entry) => entry.State switch
    {
        ImportState.Quarantined => "The file could not be read, so nothing of it was imported.",
        ImportState.SameContent => $"The same content was imported before: retract import '{entry.SameAs}'.",
        _ => null,
    };

    private static LogRecord Retraction(string import, DateTimeOffset now) => new()
    {
        Type = RecordType.Retraction,
        Namespace = "imports",
        Id = $"import/{import}",
        Source = "imports",
        OccurredAt = now,
        ReceivedAt = now,
        States = new Statement("import", import, Deleted: true, new Dictionary<string, string>()),
    };
}
