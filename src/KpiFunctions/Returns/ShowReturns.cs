using KpiFunctions.Comparisons;
using KpiFunctions.Core.Kpis;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Returns;

/// <summary>GET /returns: what the work with creators brings besides money.</summary>
internal sealed class ShowReturns(ReturnsQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ShowReturns))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "returns")] HttpRequest http, CancellationToken cancel)
    {
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (period is not { } range) return RangeRequest.Refuse(bad!);
        if (range.From.DayNumber < range.Days) return RangeRequest.Refuse(new("from", "There is no baseline before it."));
        var (before, badBaseline) = RangeRequest.Read(http, range.Previous.To, "baselineFrom", "baselineTo", range.Days);
        if (before is not { } baseline) return RangeRequest.Refuse(badBaseline!);
        return Scope.TryParse(http.Query["scope"].ToString()) is { } scope
            ? Results.Json(await query.RunAsync(scope, range, baseline, cancel))
            : RangeRequest.Refuse(new("scope", "Write it as campaign=spring; empty means everything."));
    }
}
