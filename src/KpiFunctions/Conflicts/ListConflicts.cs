using KpiFunctions.Reading;
using KpiFunctions.Storage.Conflicts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Conflicts;

/// <summary>GET /conflicts: money records that contradict each other, the open ones unless asked otherwise.</summary>
internal sealed class ListConflicts(IConflictTable conflicts)
{
    [Function(nameof(ListConflicts))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "conflicts")] HttpRequest request, CancellationToken cancel)
    {
        if (PageSize.Read(request) is not { } size) return PageSize.Refuse();
        if (!TryReadState(request.Query["state"].ToString(), out var open))
            return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", "'state' is none of: open, resolved, all.", "state");
        var continuation = request.Query["continuation"].ToString() is { Length: > 0 } given ? given : null;
        var page = await conflicts.ListAsync(open, continuation, size, cancel);
        return Results.Json(new { items = page.Items.Select(ConflictView.Of), continuation = page.Continuation });
    }

    private static bool TryReadState(string text, out bool? open)
    {
        open = text switch { "resolved" => false, "all" => null, _ => true };
        return text is "" or "open" or "resolved" or "all";
    }
}
