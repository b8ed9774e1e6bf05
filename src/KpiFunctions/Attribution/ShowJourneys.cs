using KpiFunctions.Comparisons;
using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>GET /journeys: time and touches from the first click to the conversion, and who converts.</summary>
internal sealed class ShowJourneys(JourneyQuery query, IOptions<AttributionOptions> settings, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ShowJourneys))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "journeys")] HttpRequest http, CancellationToken cancel)
    {
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (period is not { } range) return Refuse(bad!.Name, bad.Detail);
        var stage = http.Query["stage"].ToString() is { Length: > 0 } named ? named : Stages.Purchase;
        if (!Stages.InOrder.Contains(stage)) return Refuse("stage", $"'stage' is none of: {string.Join(", ", Stages.InOrder)}.");
        if (AttributionRequest.LookbackOf(http, settings.Value) is not { } lookback) return Refuse("lookbackDays", $"A whole number of days from 1 to {Lookback.MostDays}.");
        return Results.Json(await query.RunAsync(range, stage, lookback, cancel));
    }

    private static IResult Refuse(string field, string detail) => Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", detail, field);
}
