using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Comparisons;

/// <summary>GET /kpis/breakdown: KPIs by an attribute of posts, campaigns, influencers or coupons.</summary>
internal sealed class ShowBreakdown(BreakdownQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ShowBreakdown))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/breakdown")] HttpRequest http, CancellationToken cancel)
    {
        var (request, bad) = BreakdownRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        return request is null ? RangeRequest.Refuse(bad!) : Results.Json(await query.RunAsync(request, cancel));
    }
}
