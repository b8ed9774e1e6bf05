using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Kpis;

namespace KpiFunctions.Recommendations;

/// <summary>The measures of every member of a dimension, day by day: one range read for each day.</summary>
internal sealed class DailyMembers(IKpiTable kpis)
{
    private const int ParallelReads = 8;

    /// <returns>By member, a value for every day of the period; days without a row are empty.</returns>
    public async Task<IReadOnlyDictionary<string, MeasureValues[]>> ReadAsync(Dimension dimension, Period period, CancellationToken cancel)
    {
        var byDay = new List<KpiRow>[period.Days];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancel };
        await Parallel.ForAsync(0, period.Days, limits, async (i, token) => byDay[i] = await kpis.MembersAsync([dimension], period.From.AddDays(i), token).ToListAsync(token));
        var members = new SortedDictionary<string, MeasureValues[]>(StringComparer.Ordinal);
        for (var day = 0; day < period.Days; day++)
            foreach (var row in byDay[day])
            {
                var member = row.Scope.Member(dimension)!;
                if (!members.TryGetValue(member, out var days)) members[member] = days = [.. Enumerable.Range(0, period.Days).Select(_ => new MeasureValues())];
                days[day].AddMembers(row.Measures);
            }
        return members;
    }

    /// <summary>Puts members together by groups; a member of two groups counts in both.</summary>
    public static IReadOnlyDictionary<string, MeasureValues[]> Grouped(IReadOnlyDictionary<string, MeasureValues[]> members, Func<string, IEnumerable<string>> groupsOf)
    {
        var groups = new SortedDictionary<string, MeasureValues[]>(StringComparer.Ordinal);
        foreach (var (member, days) in members)
            foreach (var group in groupsOf(member))
            {
                if (!groups.TryGetValue(group, out var sums)) groups[group] = sums = [.. days.Select(_ => new MeasureValues())];
                for (var day = 0; day < days.Length; day++) sums[day].AddMembers(days[day]);
            }
        return groups;
    }
}
