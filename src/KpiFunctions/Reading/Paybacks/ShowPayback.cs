using KpiFunctions.Core.Kpis;
using KpiFunctions.Storage.Kpis;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading.Paybacks;

/// <summary>GET /payback: days until net revenue covers cost.</summary>
internal sealed class ShowPayback(IKpiTable kpis, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ShowPayback))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "payback")] HttpRequest http, CancellationToken cancel)
    {
        var (request, bad) = KpiRequest.Read(http, "scope", options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (request is null || (bad = request.RefusedWhere) is not null) return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad!.Detail, bad.Name);
        var rows = await kpis.SeriesAsync(request.Scope, request.Period.From, request.Period.To, cancel).ToListAsync(cancel);
        return Results.Json(PaybackAnswer.Of(request, options.Value.ReportingCurrency, Payback.Of(rows.Select(row => (row.Day, row.Measures)))));
    }
}
