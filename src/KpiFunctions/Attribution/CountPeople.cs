using KpiFunctions.Core.Kpis;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>GET /people: how many people clicked, each counted once over the whole range.</summary>
internal sealed class CountPeople(PeopleQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private const int UsualDays = 30;

    [Function(nameof(CountPeople))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "people")] HttpRequest http, CancellationToken cancel)
    {
        if (Scope.TryParse(http.Query["scope"].ToString()) is not { } scope)
            return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", "This is no scope that rows are kept for.", "scope");
        var (range, bad) = DayRange.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()), UsualDays);
        if (range is null) return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad!.Detail, bad.Name);
        return Results.Json(await query.RunAsync(scope, range, cancel));
    }
}
