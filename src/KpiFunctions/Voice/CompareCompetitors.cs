using KpiFunctions.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Voice;

/// <summary>GET /competitors: the accounts of the own brand and of its competitors, side by side.</summary>
internal sealed class CompareCompetitors(CompetitorQuery query, RemarkReader remarks)
{
    [Function(nameof(CompareCompetitors))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "competitors")] HttpRequest http, CancellationToken cancel)
    {
        var (period, bad) = RemarkRange.Read(http.Query, remarks.Today);
        if (period is not { } range) return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad!.Detail, bad.Name);
        return Results.Json(await query.RunAsync(range, cancel));
    }
}
