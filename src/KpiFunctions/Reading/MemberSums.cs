using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Reading;

/// <summary>The measures of every member of a dimension over a range: one range read of table <c>kpis</c> for each day.</summary>
internal sealed class MemberSums(FilteredRows filtered)
{
    /// <param name="within">Members of other dimensions, for which rows are kept beside the dimension.</param>
    /// <returns>By member.</returns>
    public async Task<IReadOnlyDictionary<string, MeasureValues>> ReadAsync(Dimension dimension, Scope within, Period period, CancellationToken cancel) =>
        (await SumsAsync(dimension, within, where: null, period, cancel)).Select(sum => (Member: sum.Key.Member(dimension)!, sum.Value.Measures))
            .OrderBy(sum => sum.Member, StringComparer.Ordinal).ToDictionary(sum => sum.Member, sum => sum.Measures, StringComparer.Ordinal);

    /// <summary>The same by the scope of each member.</summary>
    public async Task<IReadOnlyDictionary<Scope, RangeSum>> SumsAsync(Dimension dimension, Scope within, Where? where, Period period, CancellationToken cancel)
    {
        var sums = new Dictionary<Scope, RangeSum>();
        foreach (var row in await filtered.MembersAsync(dimension, within, where, period, cancel))
        {
            if (!sums.TryGetValue(row.Scope, out var sum)) sums[row.Scope] = sum = new RangeSum();
            sum.Append(row);
        }
        return sums;
    }

    public static bool AreKept(Dimension dimension, Scope within) =>
        Scope.Sets.Any(set => set.SequenceEqual(within.Members.Select(member => member.Dimension).Append(dimension).Order()));
}
