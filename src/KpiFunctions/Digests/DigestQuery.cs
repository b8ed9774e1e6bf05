using KpiFunctions.Core.Kpis;
using KpiFunctions.Findings;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Trends;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Digests;

internal sealed class DigestQuery(IKpiTable kpis, ChangeQuery changes, IEnumerable<IFindingRule> rules, IOptions<ReportingOptions> options)
{
    private const int MostReasons = 3;
    private const int MostFindings = 10;

    private static readonly string[] Headlines = ["revenueNet", "orders", "clicks", "conversionRate", "roi", "impressions", "engagements", "netFollowerGrowth"];
    private static readonly string[] BySeverity = ["alarm", "warning", "info"];

    /// <param name="lastDay">The last whole day; of a weekly digest the last day by which its week has ended.</param>
    public async Task<Digest> RunAsync(bool isWeekly, DateOnly lastDay, CancellationToken cancel)
    {
        var period = isWeekly ? Period.WeekBy(lastDay, options.Value.FirstDayOfWeek) : new Period(lastDay, lastDay);
        // A day is compared with the same weekday a week before, a week with the week before it.
        var before = isWeekly ? period.Previous : new Period(lastDay.AddDays(-7), lastDay.AddDays(-7));
        var (now, former) = (await SumAsync(period, cancel), await SumAsync(before, cancel));
        var numbers = new List<DigestNumber>();
        foreach (var kpi in Headlines.Select(name => KpiCatalog.Find(name)!)) numbers.Add(await NumberAsync(kpi, now, former, period, before, cancel));
        var findings = (await Task.WhenAll(rules.Select(rule => rule.FindAsync(period, cancel)))).SelectMany(each => each)
            .OrderBy(finding => Array.IndexOf(BySeverity, finding.Severity)).ThenBy(finding => finding.Id, StringComparer.Ordinal).Take(MostFindings);
        return new Digest(
            isWeekly ? "weekly" : "daily", IsoDay.Text(period.From), IsoDay.Text(period.To), IsoDay.Text(before.From), IsoDay.Text(before.To), options.Value.ReportingCurrency, numbers,
            [.. findings.Select(finding => new DigestFinding(finding.Severity, finding.Title, finding.Scope.Length == 0 ? finding.Detail : $"{finding.Detail} ({finding.Scope})"))]);
    }

    private async Task<MeasureValues> SumAsync(Period period, CancellationToken cancel) =>
        RangeSum.Of(await kpis.SeriesAsync(Scope.Total, period.From, period.To, cancel).ToListAsync(cancel)).Measures;

    private async Task<DigestNumber> NumberAsync(KpiDefinition kpi, MeasureValues now, MeasureValues former, Period period, Period before, CancellationToken cancel)
    {
        var (value, was) = (kpi.Of(now, Scope.Total), kpi.Of(former, Scope.Total));
        double? change = was.Value is > 0 and var start && value.Value is { } current ? (current - start) / start : null;
        var why = value.Value is null || was.Value is null ? [] : (await changes.RunAsync(kpi, Scope.Total, Dimension.Campaign, period, before, cancel)).Parts;
        return new DigestNumber(
            kpi.Name, kpi.Title, kpi.Unit.ToString().ToLowerInvariant(), value.Value, was.Value, change, value.WireReason,
            [.. why.Where(part => part.Effect != 0).Take(MostReasons).Select(part => new DigestPart(part.Member, part.Effect))]);
    }
}
