using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Comparisons.Lifetimes;

/// <summary>GET /kpis/lifetime: KPIs by the second clock, of the posts published in a window.</summary>
internal sealed class ShowLifetime(LifetimeQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ShowLifetime))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/lifetime")] HttpRequest http, CancellationToken cancel)
    {
        var (request, bad) = LifetimeRequest.Of(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        return request is null ? RangeRequest.Refuse(bad!) : Results.Json(await query.RunAsync(request, cancel));
    }
}
