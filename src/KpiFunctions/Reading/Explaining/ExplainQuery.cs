using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Kpis.Checks;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading.Explaining;

/// <summary>Opens one number: its parts, its days, and who sent what it is made of.</summary>
internal sealed class ExplainQuery(FilteredRows filtered, IDayTable days, DayStates states, SourceSearch sources, IOptions<ReportingOptions> options)
{
    /// <param name="where">The senders are those of the whole scope: which records a filter lets through only the rows know.</param>
    public async Task<ExplainAnswer> RunAsync(KpiDefinition kpi, Scope scope, Where? where, Period period, CancellationToken cancel)
    {
        var rows = await filtered.SeriesAsync(scope, where, period, cancel);
        var entries = (await days.ListAsync(period.From, period.To, cancel)).Where(entry => entry.MergedRun > 0).ToDictionary(entry => entry.Day);
        var sum = RangeSum.Of(rows);
        var value = kpi.Of(sum.Measures, scope);
        var found = await sources.FindAsync(kpi, scope, entries.Values, cancel);
        return new ExplainAnswer(
            KpiView.Of(kpi), scope.ToString(), IsoDay.Text(period.From), IsoDay.Text(period.To), options.Value.ReportingCurrency,
            value.Value, value.WireReason, IntervalAnswer.Of(kpi.IntervalOf(sum.Measures, scope)),
            SumOf(kpi.Numerator, sum.Measures), kpi.Denominator is { } denominator ? SumOf(denominator, sum.Measures) : null,
            DayStates.NameOf(states.Of(period, entries)), sum.AsOf,
            [.. entries.Values.Where(entry => entry.RestatedAt is not null).OrderBy(entry => entry.Day).Select(entry => IsoDay.Text(entry.Day))],
            [.. entries.Values.OrderBy(entry => entry.Day).Select(entry => DayOf(kpi, scope, entry, rows.Find(row => row.Day == entry.Day)))],
            found.Sources, found.From is { } first ? IsoDay.Text(first) : null,
            [.. FindingsOf(kpi, scope, period, sum.Measures)]);
    }

    private static SumAnswer SumOf(MeasureSum sum, MeasureValues values) => new(
        sum.ToString(), sum.Of(values), [.. sum.Terms.Select(term => new TermAnswer(term.Measure.Name, term.Measure.Title, term.Sign, values.Of(term.Measure)))]);

    private ExplainedDay DayOf(KpiDefinition kpi, Scope scope, DayEntry entry, KpiRow? row)
    {
        var values = row?.Measures ?? new MeasureValues();
        return new ExplainedDay(
            IsoDay.Text(entry.Day), states.NameOf(entry.Day, entry), row?.AsOf, entry.MergedRun, kpi.Numerator.Of(values), kpi.Denominator?.Of(values),
            kpi.Of(values, scope).Value, entry.RestatedAt, entry.RestatedAt is null ? null : RestatedDays.WhyOf(entry));
    }

    private static IEnumerable<ExplainFinding> FindingsOf(KpiDefinition kpi, Scope scope, Period period, MeasureValues values)
    {
        var measures = kpi.Numerator.Terms.Concat(kpi.Denominator?.Terms ?? []).Select(term => term.Measure.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var finding in ValueChecks.Of(values))
            if (finding.Kpi == kpi.Name || measures.Contains(finding.Kpi!))
                yield return new ExplainFinding(finding.Rule, finding.Detail);
        foreach (var change in kpi.Changes.Where(change => change.Breaks(scope, period)))
            yield return new ExplainFinding("definition-change", $"{IsoDay.Text(change.Day)}: {change.Why}");
        if (kpi.IntervalOf(values, scope) is { Count: < 100 } few)
            yield return new ExplainFinding("few-events", FormattableString.Invariant($"Only {few.Count} events: the interval says how little that tells."));
    }
}
