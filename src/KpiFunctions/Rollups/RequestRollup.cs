using KpiFunctions.Core.Rollups;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Rollups;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Rollups;

/// <summary>The rollup by hand: the timer is not the only way in.</summary>
internal sealed class RequestRollup(IRollupPlanner planner, IDayTable days, DayStates states)
{
    [Function("PlanRollups")]
    public async Task<IResult> PlanAll([HttpTrigger(AuthorizationLevel.Function, "post", Route = "rollups")] HttpRequest request, CancellationToken cancel)
    {
        var plan = await planner.PlanChangedAsync(PlanReason.Request, cancel);
        return Results.Json(new PlanAnswer([.. plan.Planned.Select(IsoDay.Text)], [.. plan.Pending.Select(IsoDay.Text)]), statusCode: 202);
    }

    [Function("PlanRollup")]
    public async Task<IResult> PlanOne(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "rollups/{day}")] HttpRequest request, string day, CancellationToken cancel)
    {
        if (!IsoDay.TryParse(day, out var date)) return BadDay(day);
        var outcome = await planner.PlanDayAsync(date, cancel);
        return Results.Json(new PlanAnswer(outcome == PlanOutcome.Planned ? [day] : [], outcome == PlanOutcome.Pending ? [day] : []), statusCode: 202);
    }

    [Function("ShowRollup")]
    public async Task<IResult> ShowOne(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "rollups/{day}")] HttpRequest request, string day, CancellationToken cancel)
    {
        if (!IsoDay.TryParse(day, out var date)) return BadDay(day);
        var entry = await days.FindAsync(date, cancel);
        return Results.Json(new DayAnswer(
            day, states.NameOf(date, entry), entry?.MergedRun ?? 0, entry?.AsOf, entry?.MergedAt, entry?.RestatedAt,
            entry is null ? [] : RestatedDays.WhyOf(entry), entry?.Audit));
    }

    private static IResult BadDay(string day) => Problems.Of(400, "day-invalid", $"'{day}' is not a day; write yyyy-MM-dd.", "day");

    internal sealed record PlanAnswer(IReadOnlyList<string> Planned, IReadOnlyList<string> Pending);

    internal sealed record DayAnswer(
        string Day, string State, long Run, DateTimeOffset? AsOf, DateTimeOffset? MergedAt, DateTimeOffset? RestatedAt, IReadOnlyList<string> RestatedWhy, DayAudit? Audit);
}
