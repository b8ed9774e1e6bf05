using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading.Funnels;

/// <summary>GET /funnel: how many reach each stage, and where they are lost.</summary>
internal sealed class ShowFunnel(FunnelQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ShowFunnel))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "funnel")] HttpRequest http, CancellationToken cancel)
    {
        var (request, bad) = KpiRequest.Read(http, "scope", options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (request is null) return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad!.Detail, bad.Name);
        return Results.Json(await query.RunAsync(request.Scope, request.Where, request.Period, cancel));
    }
}
