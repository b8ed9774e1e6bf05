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
    public async Task<IReadOnlyDictionary<string, MeasureValues>> ReadAsync(Dimension dimension, Scope within, Period period, CancellationToken cancel) =>
        (await SumsAsync(dimension, within, period, cancel)).Select(sum => (Member: sum.Key.Member(dimension)!, sum.Value.Measures))
            .OrderBy(sum => sum.Member, StringComparer.Ordinal).ToDictionary(sum => sum.Member, sum => sum.Measures, StringComparer.Ordinal);

    /// <summary>The same by the scope of each member.</summary>
    public async Task<IReadOnlyDictionary<Scope, RangeSum>> SumsAsync(Dimension dimension, Scope within, Period period, CancellationToken cancel)
    {
        var byDay = new List<KpiRow>?[period.Days];
        var dimensions = within.Members.Select(member => member.Dimension).Append(dimension).Order().ToList();
        await Parallel.ForAsync(0, period.Days, new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancel }, async (i, token) =>
            byDay[i] = await kpis.MembersAsync(dimensions, period.From.AddDays(i), token).ToListAsync(token));
        var sums = new Dictionary<Scope, RangeSum>();
        foreach (var row in byDay.SelectMany(rows => rows!).Where(row => within.Members.All(member => row.Scope.Member(member.Dimension) == member.Member)))
        {
            if (!sums.TryGetValue(row.Scope, out var sum)) sums[row.Scope] = sum = new RangeSum();
            sum.Append(row);
        }
        return sums;
    }

    public static bool AreKept(Dimension dimension, Scope within) =>
        Scope.Sets.Any(set => set.SequenceEqual(within.Members.Select(member => member.Dimension).Append(dimension).Order()));
}
