using KpiFunctions.Imports;
using KpiFunctions.Storage.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>Takes an import back, a copy that stood aside included: it will not step in either. Repeating it changes nothing.</summary>
internal sealed class RetractImport(IImportLedger ledger, ImportRetraction retraction)
{
    [Function(nameof(RetractImport))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "imports/{id}")] HttpRequest request, string id, CancellationToken cancel)
    {
        if (await ledger.FindAsync(id, cancel) is not { } entry) return ImportAnswers.Unknown(id);
        if (entry.State == ImportState.Quarantined)
            return Problems.Of(StatusCodes.Status409Conflict, "import-holds-nothing", "The file could not be read, so nothing of it was imported.", "id");
        return await retraction.TakeBackAsync(entry, CancellationToken.None)
            ? Results.Json(new { id, state = ImportView.StateName(ImportState.Retracted) })
            : Problems.Unavailable(request.HttpContext);
    }
}
