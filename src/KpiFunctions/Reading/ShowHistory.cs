using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading;

/// <summary>GET /kpis/history: the values that final days had before they were restated.</summary>
internal sealed class ShowHistory(IHistoryQuery history, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ShowHistory))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/history")] HttpRequest http, CancellationToken cancel)
    {
        var (kpis, bad) = KpiRequest.Read(http, "scope", options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (kpis is null || (bad = kpis.RefusedWhere) is not null) return Refuse(bad!);
        if (PageSize.Read(http) is not { } size) return PageSize.Refuse();
        var continuation = http.Query["continuation"].ToString() is { Length: > 0 } given ? given : null;
        try
        {
            return Results.Json(await history.RunAsync(new HistoryRequest(kpis, size, continuation), cancel));
        }
        catch (FormatException)
        {
            return Refuse(new("continuation", "Pass the value of the page before."));
        }
    }

    private static IResult Refuse(BadParameter bad) => Problems.Of(400, "parameter-invalid", bad.Detail, bad.Name);
}
