using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Kpis;

namespace KpiFunctions.Comparisons;

/// <summary>The measures of every member of a dimension over a range: one range read of table <c>kpis</c> for each day.</summary>
internal sealed class MemberSums(IKpiTable kpis)
{
    private const int ParallelReads = 8;

    /// <param name="within">Members of other dimensions, for which rows are kept beside the dimension.</param>
    /// <returns>By member.</returns>
    public async Task<IReadOnlyDictionary<string, MeasureValues>> ReadAsync(Dimension dimension, Scope within, Period period, CancellationToken cancel)
    {
        var byDay = new List<KpiRow>?[period.Days];
        var dimensions = within.Members.Select(member => member.Dimension).Append(dimension).Order().ToList();
        await Parallel.ForAsync(0, period.Days, new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancel }, async (i, token) =>
            byDay[i] = await kpis.MembersAsync(dimensions, period.From.AddDays(i), token).ToListAsync(token));
        var sums = new SortedDictionary<string, RangeSum>(StringComparer.Ordinal);
        foreach (var row in byDay.SelectMany(rows => rows!).Where(row => within.Members.All(member => row.Scope.Member(member.Dimension) == member.Member)))
        {
            var member = row.Scope.Member(dimension)!;
            if (!sums.TryGetValue(member, out var sum)) sums[member] = sum = new RangeSum();
            sum.Append(row);
        }
        return sums.ToDictionary(sum => sum.Key, sum => sum.Value.Measures, StringComparer.Ordinal);
    }

    public static bool AreKept(Dimension dimension, Scope within) =>
        Scope.Sets.Any(set => set.SequenceEqual(within.Members.Select(member => member.Dimension).Append(dimension).Order()));
}
