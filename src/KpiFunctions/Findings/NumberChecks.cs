using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Kpis.Checks;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Kpis;

namespace KpiFunctions.Findings;

/// <summary>Rates above 100 %, stages above those before them, and members that do not add up to the whole.</summary>
internal sealed class NumberChecks(IKpiTable kpis) : IFindingRule
{
    private const int ParallelReads = 8;

    private static readonly Dimension[] Dimensions = [Dimension.Campaign, Dimension.Influencer, Dimension.Platform, Dimension.Post];

    public async Task<IReadOnlyList<Finding>> FindAsync(Period period, CancellationToken cancel)
    {
        var days = new List<KpiRow>[period.Days];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancel };
        await Parallel.ForAsync(0, days.Length, limits, async (i, token) => days[i] = await RowsAsync(period.From.AddDays(i), token));
        return [.. OfScopes(days.SelectMany(rows => rows), period), .. days.SelectMany(OfDay)];
    }

    private async Task<List<KpiRow>> RowsAsync(DateOnly day, CancellationToken cancel)
    {
        var rows = await kpis.MembersAsync([], day, cancel).ToListAsync(cancel);
        foreach (var dimension in Dimensions) rows.AddRange(await kpis.MembersAsync([dimension], day, cancel).ToListAsync(cancel));
        return rows;
    }

    // Over the whole range: on a single day a click and its order may stand apart.
    private static IEnumerable<Finding> OfScopes(IEnumerable<KpiRow> rows, Period period)
    {
        var sums = new Dictionary<Scope, RangeSum>();
        foreach (var row in rows)
        {
            if (!sums.TryGetValue(row.Scope, out var sum)) sums[row.Scope] = sum = new RangeSum();
            sum.Append(row);
        }
        return from sum in sums
               from finding in ValueChecks.Of(sum.Value.Measures)
               select Finding.Of(finding.Rule, "warning", finding.Kpi, sum.Key.ToString(), period, TitleOf(finding.Rule), finding.Detail, finding.Numbers);
    }

    private static IEnumerable<Finding> OfDay(List<KpiRow> rows)
    {
        if (rows.Find(row => row.Scope.Members.Count == 0) is not { } whole) return [];
        return from dimension in Dimensions
               from finding in WholeCheck.Of(dimension, whole.Measures, rows.Where(row => row.Scope.Member(dimension) is not null).Select(row => row.Measures))
               select Finding.Of(
                   finding.Rule, "alarm", finding.Kpi, dimension.WireName(), new Period(whole.Day, whole.Day), TitleOf(finding.Rule), finding.Detail, finding.Numbers);
    }

    private static string TitleOf(string rule) => rule switch
    {
        ValueChecks.ShareAboveWhole => "A rate is above 100 %",
        ValueChecks.StageAbovePrevious => "A stage is larger than the one before",
        _ => "Parts do not add up to the whole",
    };
}
