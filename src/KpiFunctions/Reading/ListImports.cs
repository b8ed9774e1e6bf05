using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>What happened to each uploaded file: newest first, or one of them.</summary>
internal sealed class ListImports(IImportLedger ledger)
{
    [Function(nameof(ListImports))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "imports/{id?}")] HttpRequest request, string? id, CancellationToken cancel) =>
        string.IsNullOrEmpty(id) ? ListAsync(request, cancel) : ShowAsync(id, cancel);

    private async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancel)
    {
        if (PageSize.Read(request) is not { } size) return PageSize.Refuse();
        var state = request.Query["state"].ToString();
        if (state.Length > 0 && !ImportView.States.Contains(state))
            return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", $"'state' is none of: {string.Join(", ", ImportView.States)}.", "state");
        var continuation = request.Query["continuation"].ToString();
        var page = await PageAsync(continuation.Length == 0 ? null : continuation, size, state, cancel);
        return Results.Json(new { items = page.Items, continuation = page.Continuation });
    }

    // Few imports are in most states, so several pages of the ledger may make one of the answer.
    private async Task<Page<ImportView>> PageAsync(string? continuation, int size, string state, CancellationToken cancel)
    {
        var found = new List<ImportView>();
        do
        {
            var page = await ledger.ListAsync(continuation, size - found.Count, cancel);
            found.AddRange(page.Items.Select(ImportView.Of).Where(import => state.Length == 0 || import.State == state));
            continuation = page.Continuation;
        }
        while (state.Length > 0 && found.Count < size && continuation is not null);
        return new Page<ImportView>(found, continuation);
    }

    private async Task<IResult> ShowAsync(string id, CancellationToken cancel) =>
        await ledger.FindAsync(id, cancel) is { } entry ? Results.Json(ImportView.Of(entry)) : ImportAnswers.Unknown(id);
}
