using KpiFunctions.Core.Kpis;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading.Explaining;

/// <summary>GET /kpis/explain: what one number is made of.</summary>
internal sealed class ExplainKpi(ExplainQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ExplainKpi))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/explain")] HttpRequest http, CancellationToken cancel)
    {
        var (request, bad) = KpiRequest.Read(http, "scope", options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (request is null) return Refuse(bad!);
        if (KpiCatalog.Find(http.Query["kpi"].ToString()) is not { } kpi) return Refuse(new("kpi", KpiRequest.WhyUnknown(http.Query["kpi"].ToString())));
        return Results.Json(await query.RunAsync(kpi, request.Scope, request.Where, request.Period, cancel));
    }

    private static IResult Refuse(BadParameter bad) => Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad.Detail, bad.Name);
}
