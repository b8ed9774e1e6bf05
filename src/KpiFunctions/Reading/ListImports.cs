using KpiFunctions.Storage.Imports;
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
        var continuation = request.Query["continuation"].ToString();
        var page = await ledger.ListAsync(continuation.Length == 0 ? null : continuation, size, cancel);
        return Results.Json(new { items = page.Items.Select(ImportView.Of), continuation = page.Continuation });
    }

    private async Task<IResult> ShowAsync(string id, CancellationToken cancel) =>
        await ledger.FindAsync(id, cancel) is { } entry ? Results.Json(ImportView.Of(entry)) : ImportAnswers.Unknown(id);
}
