using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Registry;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading;

/// <summary>Rows of table <c>kpis</c>: as they are kept, or added up from those that a filter lets through.</summary>
internal sealed class FilteredRows(IKpiTable kpis, IRegistryStore registry, IOptions<ReportingOptions> options)
{
    private const int ParallelReads = 8;

    /// <summary>A scope's rows in day order; days without one are absent.</summary>
    public async Task<List<KpiRow>> SeriesAsync(Scope scope, Where? where, Period period, CancellationToken cancel) => where is null
        ? await kpis.SeriesAsync(scope, period.From, period.To, cancel).ToListAsync(cancel)
        : await ReadAsync(scope, null, where, period, cancel);

    /// <summary>The rows of every member of a dimension beside those of a scope, day by day.</summary>
    public async Task<List<KpiRow>> MembersAsync(Dimension dimension, Scope within, Where? where, Period period, CancellationToken cancel) =>
        await ReadAsync(within, dimension, where, period, cancel);

    private async Task<List<KpiRow>> ReadAsync(Scope scope, Dimension? listed, Where? where, Period period, CancellationToken cancel)
    {
        var snapshot = where is null ? RegistrySnapshot.Empty : await registry.SnapshotAsync(cancel);
        var dimensions = where?.Dimensions(scope, listed) ?? [.. scope.Members.Select(member => member.Dimension).Append(listed!.Value).Order()];
        var byDay = new IReadOnlyList<KpiRow>[period.Days];
        await Parallel.ForAsync(0, period.Days, new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancel }, async (i, token) =>
        {
            var rows = await kpis.MembersAsync(dimensions, period.From.AddDays(i), token).ToListAsync(token);
            byDay[i] = where is null ? [.. rows.Where(row => IsWithin(row.Scope, scope))] : Sums(rows, row => ScopeOf(row, scope, listed, where, snapshot), where);
        });
        return [.. byDay.SelectMany(rows => rows)];
    }

    private static bool IsWithin(Scope row, Scope within) => within.Members.All(member => row.Member(member.Dimension) == member.Member);

    /// <summary>What the row adds to: the scope and, of a list, the member; null where the scope or the filter leaves it out.</summary>
    private Scope? ScopeOf(KpiRow row, Scope scope, Dimension? listed, Where where, RegistrySnapshot snapshot)
    {
        string MemberOf(Dimension dimension) => row.Scope.Member(dimension)
            ?? (row.Scope.Member(Dimension.Post) is { } post ? PostsWithin.MemberOf(dimension, post, snapshot) : Scope.Unknown);
        if (scope.Members.Any(member => MemberOf(member.Dimension) != member.Member)) return null;
        if (!where.Has(snapshot.Find(where.Grouping.Kind, MemberOf(where.Of)), options.Value.Zone)) return null;
        return listed is { } dimension ? Scope.Of(scope.Members.Append((dimension, MemberOf(dimension)))) : scope;
    }

    private static List<KpiRow> Sums(IEnumerable<KpiRow> rows, Func<KpiRow, Scope?> scopeOf, Where where)
    {
        var sums = new Dictionary<Scope, KpiRow>();
        foreach (var row in rows)
            if (scopeOf(row) is { } scope)
                sums[scope] = sums.TryGetValue(scope, out var sum) ? Added(sum, row, where) : Added(row with { Scope = scope, Measures = new MeasureValues(), Apart = Nothing }, row, where);
        return [.. sums.Values.OrderBy(row => row.Scope.ToString(), StringComparer.Ordinal)];
    }

    private static readonly IReadOnlyDictionary<string, long> Nothing = new Dictionary<string, long>();

    private static KpiRow Added(KpiRow sum, KpiRow row, Where where)
    {
        foreach (var measure in Measures.All)
            // What is known of accounts stands in the rows of several campaigns and posts; only creators share none.
            if ((measure.IsOfOneMember || where.Of == Dimension.Influencer) && row.Measures[measure] is { } value) sum.Measures.Add(measure, value);
        return sum with { AsOf = row.AsOf > sum.AsOf || sum.AsOf is null ? row.AsOf ?? sum.AsOf : sum.AsOf, Apart = row.Apart.Count == 0 ? sum.Apart : ApartOf(sum, row) };
    }

    private static SortedDictionary<string, long> ApartOf(KpiRow sum, KpiRow row)
    {
        var apart = new SortedDictionary<string, long>(sum.Apart.ToDictionary(), StringComparer.Ordinal);
        foreach (var (key, minor) in row.Apart) apart[key] = apart.GetValueOrDefault(key) + minor;
        return apart;
    }
}
