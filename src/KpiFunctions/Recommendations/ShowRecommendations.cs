using KpiFunctions.Comparisons;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Recommendations;

/// <summary>GET /recommendations: what to keep, grow, test again or stop, with the rule that decided.</summary>
internal sealed class ShowRecommendations(RecommendationQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private const int UsualDays = 90;

    [Function(nameof(ShowRecommendations))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "recommendations")] HttpRequest http, CancellationToken cancel)
    {
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()), usualDays: UsualDays);
        return period is { } range ? Results.Json(await query.RunAsync(range, cancel)) : RangeRequest.Refuse(bad!);
    }
}
