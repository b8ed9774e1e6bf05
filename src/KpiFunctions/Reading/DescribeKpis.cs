using KpiFunctions.Core.Kpis;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>GET /kpis/definitions: what every number means.</summary>
internal sealed class DescribeKpis
{
    [Function(nameof(DescribeKpis))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/definitions")] HttpRequest request) => Results.Json(new
    {
        version = KpiCatalog.Version,
        kpis = KpiCatalog.All.Select(kpi => new
        {
            kpi.Name,
            kpi.Title,
            unit = Camel(kpi.Unit),
            kpi.Formula,
            kpi.Base,
            kpi.Clock,
            kpi.Version,
            kpi.Source,
            direction = Camel(kpi.Direction),
        }),
        measures = Measures.All.Select(measure => new { measure.Name, measure.Title, unit = Camel(measure.Unit), shape = Camel(measure.Shape) }),
    });

    private static string Camel(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
