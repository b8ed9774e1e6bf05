using KpiFunctions.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Trends;

/// <summary>GET /kpis/change: what moved and why.</summary>
internal sealed class ExplainChange(ChangeQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ExplainChange))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/change")] HttpRequest http, CancellationToken cancel)
    {
        var today = options.Value.Zone.DayOf(clock.GetUtcNow());
        if (KpiCatalog.Find(http.Query["kpi"].ToString()) is not { } kpi) return RangeRequest.Refuse(new("kpi", "This is no KPI; GET /kpis/definitions lists them."));
        if (Scope.TryParse(http.Query["scope"].ToString()) is not { } scope) return RangeRequest.Refuse(new("scope", "This is no scope that rows are kept for."));
        if (!DimensionNames.TryParse(http.Query["by"].ToString(), out var by) || !MemberSums.AreKept(by, scope))
            return RangeRequest.Refuse(new("by", "campaign, influencer, platform, post or link; within a campaign influencer or platform."));
        var (period, bad) = RangeRequest.Read(http, today);
        if (period is not { } range) return RangeRequest.Refuse(bad!);
        var (before, badBase) = RangeRequest.Read(http, range.Previous.To, "baseFrom", "baseTo", range.Days);
        if (before is not { } former) return RangeRequest.Refuse(badBase!);
        if (!Adds(kpi)) return RangeRequest.Refuse(new("kpi", $"'{kpi.Name}' does not add up over members or days, so its change has no parts."));
        return Results.Json(await query.RunAsync(kpi, scope, by, range, former, cancel));
    }

    // Gauges of accounts stand in several campaigns, and people of two days are not to be added.
    private static bool Adds(KpiDefinition kpi) =>
        !kpi.OnlyOfOnePost && kpi.Numerator.Terms.Concat(kpi.Denominator?.Terms ?? []).All(term => term.Measure.Shape is MeasureShape.Counted or MeasureShape.Read);
}
