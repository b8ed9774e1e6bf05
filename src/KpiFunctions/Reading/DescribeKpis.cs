using System.Text.Json;
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
        kpis = KpiCatalog.All.Select(KpiView.Of),
        lifetime = new { Lifetime.Clock, kpis = Lifetime.Kpis.Select(KpiView.Of) },
        measures = Measures.All.Select(measure => new { measure.Name, measure.Title, unit = Camel(measure.Unit), shape = Camel(measure.Shape) }),
    });

    private static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
