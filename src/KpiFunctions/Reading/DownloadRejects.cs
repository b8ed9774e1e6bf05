using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Rejects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>An import's rejected rows with their reasons, as a CSV file that is safe to open in a spreadsheet.</summary>
internal sealed class DownloadRejects(IImportLedger ledger, IRejectStore rejects)
{
    [Function(nameof(DownloadRejects))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "imports/{id}/rejects")] HttpRequest request, string id, CancellationToken cancel)
    {
        if (await ledger.FindAsync(id, cancel) is null) return ImportAnswers.Unknown(id);
        if (await rejects.OpenImportAsync(id, cancel) is not { } kept)
            return Problems.Of(StatusCodes.Status404NotFound, "rejects-none", $"No row of import '{id}' is kept as rejected.", "id");
        return Results.Stream(kept, "text/csv; charset=utf-8", $"rejects-{id}.csv");
    }
}
