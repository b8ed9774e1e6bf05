using KpiFunctions.Comparisons;
using KpiFunctions.Core.Kpis;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>GET /people: how many people clicked, each counted once over the whole range.</summary>
internal sealed class CountPeople(PeopleQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(CountPeople))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "people")] HttpRequest http, CancellationToken cancel)
    {
        if (Scope.TryParse(http.Query["scope"].ToString()) is not { } scope)
            return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", "This is no scope that rows are kept for.", "scope");
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (period is not { } range) return RangeRequest.Refuse(bad!);
        return Results.Json(await query.RunAsync(scope, range, cancel));
    }
}
