using KpiFunctions.Reading;
using KpiFunctions.Storage.Erasures;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Erasures;

/// <summary>GET /erasures: how far each erasure has come, newest first, or one of them.</summary>
internal sealed class ListErasures(IErasureTable erasures)
{
    [Function(nameof(ListErasures))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "erasures/{id?}")] HttpRequest request, string? id, CancellationToken cancel) =>
        string.IsNullOrEmpty(id) ? ListAsync(request, cancel) : ShowAsync(id, cancel);

    private async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancel)
    {
        if (PageSize.Read(request) is not { } size) return PageSize.Refuse();
        var continuation = request.Query["continuation"].ToString();
        var page = await erasures.ListAsync(continuation.Length == 0 ? null : continuation, size, cancel);
        return Results.Json(new { items = page.Items.Select(ErasureView.Of), continuation = page.Continuation });
    }

    private async Task<IResult> ShowAsync(string id, CancellationToken cancel) => await erasures.FindAsync(id, cancel) is { } entry
        ? Results.Json(ErasureView.Of(entry))
        : Problems.Of(StatusCodes.Status404NotFound, "erasure-unknown", $"There is no erasure '{id}'.", "id");
}
