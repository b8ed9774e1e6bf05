using System.Globalization;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Findings;

/// <summary>Days that are over and were never rolled, and what the audits of days complain of.</summary>
internal sealed class DayChecks(IDayTable days, IOptions<ReportingOptions> options, TimeProvider clock) : IFindingRule
{
    public async Task<IReadOnlyList<Finding>> FindAsync(Period period, CancellationToken cancel)
    {
        var entries = await days.ListAsync(period.From, period.To, cancel);
        return [.. NeverRolled(entries, period), .. entries.Where(entry => entry.Audit is not null).SelectMany(OfAudit)];
    }

    // Days before the first and after the last that anything is known of have no records: nothing is missing there.
    private IEnumerable<Finding> NeverRolled(IReadOnlyList<DayEntry> entries, Period period)
    {
        var known = entries.Where(entry => entry.MergedRun > 0).Select(entry => entry.Day).ToHashSet();
        var waiting = entries.Where(entry => entry.MergedRun == 0 && options.Value.Zone.WindowOf(entry.Day).End <= clock.GetUtcNow()).Select(entry => entry.Day).ToHashSet();
        var gaps = known.Count == 0 ? [] : Enumerable.Range(known.Min().DayNumber, known.Max().DayNumber - known.Min().DayNumber + 1).Select(DateOnly.FromDayNumber);
        foreach (var day in gaps.Where(day => !known.Contains(day)).Union(waiting).Where(period.Contains).Order())
            yield return waiting.Contains(day)
                ? On(day, "day-never-rolled", "alarm", null, "A closed day was never rolled", "The day has records and no numbers yet.", null)
                : On(day, "day-without-records", "info", null, "A day without any record", "Nothing at all happened on the day, or a source was silent.", null);
    }

    private static IEnumerable<Finding> OfAudit(DayEntry entry)
    {
        var audit = entry.Audit!;
        if (audit.Accepted + audit.Duplicate + audit.Conflicting != audit.Received)
            yield return On(entry.Day, "audit-not-whole", "alarm", null, "The audit does not add up", "Accepted, duplicate and conflicting records are not those received.", Numbers(("received", audit.Received)));
        if (audit.Torn > 0)
            yield return On(entry.Day, "torn-lines", "warning", null, "Lines that are no record", Count(audit.Torn, "lines of the log could not be read"), Numbers(("torn", audit.Torn)));
        if (audit.Conflicting > 0)
            yield return On(entry.Day, "conflicting-records", "warning", null, "Records contradict each other", Count(audit.Conflicting, "records are set aside: GET /conflicts"), Numbers(("conflicting", audit.Conflicting)));
        if (audit.FallenCounters > 0)
            yield return On(entry.Day, "fallen-counters", "info", null, "Counters fell", Count(audit.FallenCounters, "readings are below the one before and booked as 0"), Numbers(("fallen", audit.FallenCounters)));
    }

    private static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}.");

    private static Dictionary<string, double> Numbers(params (string Name, long Value)[] numbers) => numbers.ToDictionary(each => each.Name, each => (double)each.Value);

    private static Finding On(DateOnly day, string rule, string severity, string? kpi, string title, string detail, IReadOnlyDictionary<string, double>? numbers) =>
        Finding.Of(rule, severity, kpi, "", new Period(day, day), title, detail, numbers);
}
