using KpiFunctions.Comparisons;
using KpiFunctions.Storage.Rollups;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading.Audits;

/// <summary>GET /audit: what became of everything received, day by day.</summary>
internal sealed class ListAudit(IDayTable days, DayStates states, RejectedInputs rejected, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ListAudit))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "audit")] HttpRequest http, CancellationToken cancel)
    {
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (period is not { } range) return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad!.Detail, bad.Name);
        var entries = await days.ListAsync(range.From, range.To, cancel);
        var byDay = await rejected.ByDayAsync(range, cancel);
        return Results.Json(new { items = entries.Where(entry => entry.Audit is not null).OrderBy(entry => entry.Day).Select(entry => ItemOf(entry, byDay)) });
    }

    private AuditDay ItemOf(DayEntry entry, IReadOnlyDictionary<DateOnly, long> rejectedByDay)
    {
        var audit = entry.Audit!;
        return new AuditDay(
            IsoDay.Text(entry.Day), states.NameOf(entry.Day, entry), audit.Received, audit.Accepted, audit.Duplicate, audit.Conflicting,
            rejectedByDay.GetValueOrDefault(entry.Day), audit.Torn, audit.FallenCounters, audit.Unresolved.Count);
    }
}
