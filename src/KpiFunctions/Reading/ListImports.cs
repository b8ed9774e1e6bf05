using System.Globalization;
using KpiFunctions.Storage.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>What happened to each uploaded file: newest first, or one of them.</summary>
public sealed class ListImports(IImportLedger ledger)
{
    private const int DefaultSize = 100;
    private const int LargestSize = 1_000;

    [Function(nameof(ListImports))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "imports/{id?}")] HttpRequest request, string? id, CancellationToken cancel) =>
        ImportAnswers.OrUnavailableAsync(request.HttpContext, () => string.IsNullOrEmpty(id) ? ListAsync(request, cancel) : ShowAsync(id, cancel));

    private async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancel)
    {
        if (ReadSize(request.Query["size"]) is not { } size)
            return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", $"'size' is no whole number from 1 to {LargestSize}.", "size");
        var continuation = request.Query["continuation"].ToString();
        var page = await ledger.ListAsync(continuation.Length == 0 ? null : continuation, size, cancel);
        return Results.Json(new { items = page.Items.Select(ImportView.Of), continuation = page.Continuation });
    }

    private async Task<IResult> ShowAsync(string id, CancellationToken cancel) =>
        await ledger.FindAsync(id, cancel) is { } entry ? Results.Json(ImportView.Of(entry)) : ImportAnswers.Unknown(id);

    private static int? ReadSize(string? text) =>
        string.IsNullOrEmpty(text) ? DefaultSize
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= LargestSize ? size
        : null;
}
