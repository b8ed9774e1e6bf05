using KpiFunctions.Reading;
using KpiFunctions.Storage.Retention;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Retention;

/// <summary>GET /retention: how long each kind of record is kept, and what was dropped when its time was over.</summary>
internal sealed class ShowRetention(IExpiryTable expiries, IOptions<RetentionOptions> options)
{
    [Function(nameof(ShowRetention))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "retention")] HttpRequest request, CancellationToken cancel)
    {
        if (PageSize.Read(request) is not { } size) return PageSize.Refuse();
        var continuation = request.Query["continuation"].ToString();
        var page = await expiries.ListAsync(continuation.Length == 0 ? null : continuation, size, cancel);
        return Results.Json(new RetentionAnswer(options.Value, [.. page.Items.Where(entry => entry.At is not null).Select(ExpiryView.Of)], page.Continuation));
    }
}

/// <param name="Days">The settings.</param>
/// <param name="Items">What was dropped.</param>
internal sealed record RetentionAnswer(RetentionOptions Days, IReadOnlyList<ExpiryView> Items, string? Continuation);

/// <param name="Id">"log-20250310": that UTC day of the log; "files-20260413": files deleted on that day.</param>
/// <param name="Done">False while former segments wait to be deleted, until their days are rolled up from the new ones.</param>
internal sealed record ExpiryView(string Id, DateTimeOffset At, long Segments, long Texts, long Clicks, long Rejects, long Quarantined, long Imports, bool Done)
{
    public static ExpiryView Of(ExpiryEntry entry) =>
        new(entry.Id, entry.At!.Value, entry.Segments, entry.Texts, entry.Clicks, entry.Rejects, entry.Quarantined, entry.Imports, entry.Chance is null);
}
