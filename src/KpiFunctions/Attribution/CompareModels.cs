using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>GET /attribution: what each model credits to whom, side by side.</summary>
internal sealed class CompareModels(AttributionQuery query, IOptions<AttributionOptions> settings, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(CompareModels))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "attribution")] HttpRequest http, CancellationToken cancel)
    {
        var (request, bad) = AttributionRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()), settings.Value);
        if (request is null) return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad!.Detail, bad.Name);
        return Results.Json(await query.RunAsync(request, cancel));
    }
}
