using KpiFunctions.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Traffic;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Traffic;

/// <summary>GET /traffic: visits of websites by campaign, influencer, platform, post, landing page, source or channel.</summary>
internal sealed class ShowTraffic(TrafficQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private static readonly string Names = string.Join(", ", TrafficBy.All.Select(by => by.Name));

    [Function(nameof(ShowTraffic))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "traffic")] HttpRequest http, CancellationToken cancel)
    {
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (period is not { } range) return RangeRequest.Refuse(bad!);
        if (Scope.TryParse(http.Query["within"].ToString()) is not { } within) return RangeRequest.Refuse(new("within", "Write it as campaign=spring; empty means everything."));
        var name = http.Query["by"].ToString();
        return TrafficBy.Find(name.Length > 0 ? name : "campaign") is { } by
            ? Results.Json(await query.RunAsync(by, within, range, cancel))
            : RangeRequest.Refuse(new("by", $"'by' is none of: {Names}."));
    }
}
