using KpiFunctions.Comparisons;
using KpiFunctions.Core.Attribution.Paths;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>GET /attribution/explain: the way to one conversion, and why each model credits whom.</summary>
internal sealed class ExplainCredit(ExplainQuery query, IOptions<AttributionOptions> settings, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private const int UsualDays = 90;

    [Function(nameof(ExplainCredit))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "attribution/explain")] HttpRequest http, CancellationToken cancel)
    {
        var conversion = http.Query["conversion"].ToString();
        if (conversion.Length == 0) return Refuse("conversion", "Name it as namespace/id, namespace/order, id or order.");
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (period is not { } range) return Refuse(bad!.Name, bad.Detail);
        if (AttributionRequest.LookbackOf(http, settings.Value) is not { } lookback) return Refuse("lookbackDays", $"A whole number of days from 1 to {Lookback.MostDays}.");
        return await query.FindAsync(conversion, range, lookback, settings.Value.Models, cancel) is { } answer
            ? Results.Json(answer)
            : Problems.Of(StatusCodes.Status404NotFound, "conversion-unknown", "No conversion of that name counts on the rolled days of the range.", "conversion");
    }

    private static IResult Refuse(string field, string detail) => Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", detail, field);
}
