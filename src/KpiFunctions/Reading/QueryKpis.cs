using KpiFunctions.Core.Kpis;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading;

/// <summary>GET /kpis and GET /kpis/leaderboard.</summary>
internal sealed class QueryKpis(ISeriesQuery series, ILeaderboardQuery leaderboard, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private DateOnly Today => options.Value.Zone.DayOf(clock.GetUtcNow());

    [Function("QuerySeries")]
    public async Task<IResult> Series([HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis")] HttpRequest http, CancellationToken cancel)
    {
        var (request, bad) = KpiRequest.Read(http, "scope", Today);
        if (request is null) return Refuse(bad!);
        var answer = await series.RunAsync(request, cancel);
        return request.AsCsv ? KpiCsv.Of(answer, request.Kpis) : Results.Json(answer);
    }

    [Function("QueryLeaderboard")]
    public async Task<IResult> Leaderboard(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/leaderboard")] HttpRequest http, CancellationToken cancel)
    {
        var (request, bad) = ReadLeaderboard(http);
        if (request is null) return Refuse(bad!);
        var answer = await leaderboard.RunAsync(request, cancel);
        return request.Kpis.AsCsv ? KpiCsv.Of(answer, request.Kpis.Kpis) : Results.Json(answer);
    }

    private (LeaderboardRequest? Request, BadParameter? Bad) ReadLeaderboard(HttpRequest http)
    {
        if (!DimensionNames.TryParse(http.Query["dimension"].ToString(), out var dimension))
            return (null, new("dimension", "campaign, influencer, platform, post or link."));
        var (kpis, bad) = KpiRequest.Read(http, "within", Today, dimension);
        if (kpis is null) return (null, bad);
        if (kpis.Where is null && !Scope.Sets.Any(set => set.SequenceEqual(kpis.Scope.Members.Select(m => m.Dimension).Append(dimension).Order())))
            return (null, new("within", "No rows are kept for this combination; within=campaign=… goes with influencer and platform."));
        var byName = http.Query["orderBy"].ToString();
        if (KpiCatalog.Find(byName.Length == 0 ? kpis.Kpis[0].Name : byName) is not { } by) return (null, new("orderBy", $"'{byName}' is no KPI."));
        if (http.Query["order"].ToString() is not ("" or "asc" or "desc")) return (null, new("order", "asc or desc."));
        if (PageSize.Read(http) is not { } size) return (null, PageSize.Bad);
        if (PageSkip.Read(http) is not { } skip) return (null, PageSkip.Bad);
        return (new LeaderboardRequest(kpis, dimension, by, http.Query["order"] == "asc", size, skip), null);
    }

    private static IResult Refuse(BadParameter bad) => Problems.Of(400, "parameter-invalid", bad.Detail, bad.Name);
}
