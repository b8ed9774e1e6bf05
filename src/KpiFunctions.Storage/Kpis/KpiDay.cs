using System.Collections.Concurrent;
using Azure.Data.Tables;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Kpis;

/// <summary>One pass over both copies of a day's rows: what is stored beside what a run produced.</summary>
/// <remarks>
/// Why nothing stale remains. Whoever adds a row writes its by-day copy first, and whoever deletes one deletes that copy last. So whenever a
/// writer stops, every by-member row has its by-day copy, and the day's by-day partitions, which are read whole, name every by-member
/// row there may be. Each copy is compared on its own: one that a crash left behind, missing or of an earlier run, differs from
/// what is produced and is set right by the next pass, whatever the other copy says. Two runs at the same time fence each other row by
/// row; what an older one still adds or deletes unseen is set right when the newer is merged once more, which its caller asks for when the
/// day's entry turns out to be ahead of it.
/// </remarks>
internal sealed class KpiDay
{
    private const int InFlight = 16;

    private readonly CheckedTable table;
    private readonly DateOnly day;
    private readonly long run;
    private readonly IReadOnlyDictionary<string, KpiCopies> produced;

    private readonly Dictionary<string, TableEntity> byDay = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TableEntity> byMember = new(StringComparer.Ordinal);

    /// <param name="produced">By the scope's text.</param>
    public KpiDay(CheckedTable table, DateOnly day, long run, IReadOnlyDictionary<string, KpiCopies> produced) =>
        (this.table, this.day, this.run, this.produced) = (table, day, run, produced);

    /// <summary>The scopes with a copy that this pass tried to write, and those with one that it tried to delete.</summary>
    public HashSet<string> Written { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Deleted { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads both copies, decides, writes. False: somebody else wrote meanwhile, so read and decide again.</summary>
    public async Task<bool> TryReplaceAsync(KeepFormerRows? keep, CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (keep is not null) await keep(Revalued(), cancel);
        var byDayChanges = Changes(byDay, copies => copies.ByDay);
        var byMemberChanges = Changes(byMember, copies => copies.ByMember);
        return await SubmitAsync(byDayChanges.Where(change => change.Kind != ChangeKind.Delete), cancel)
            && await SubmitAsync(byMemberChanges, cancel)
            && await SubmitAsync(byDayChanges.Where(change => change.Kind == ChangeKind.Delete), cancel);
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        await foreach (var entity in table.Query($"PartitionKey ge {KpiKeys.ByDayPrefix(day)} and PartitionKey lt {KpiKeys.ByDayEnd(day)}", cancel))
            byDay[KpiEntity.ScopeOf(entity)] = entity;
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel };
        // Where there is no by-day copy there is no other either, or somebody writes beside us: then adding it fails, and the next pass finds it.
        await Parallel.ForEachAsync(byDay.Keys, options, async (scope, token) =>
        {
            if (await table.FindAsync(KpiKeys.ByMember(scope), KpiKeys.Row(day), token) is { } entity) byMember[scope] = entity;
        });
    }

    // By member, the copy that series are read from. Each pass tells again what it is about to replace, so nothing goes untold.
    private List<FormerRow> Revalued()
    {
        var revalued = new List<FormerRow>();
        foreach (var (scope, stored) in byMember)
        {
            var wanted = produced.GetValueOrDefault(scope)?.ByMember;
            if (RowChange.Decide(stored, wanted, run).Kind is not (ChangeKind.Replace or ChangeKind.Delete)) continue;
            var former = KpiEntity.Former(stored);
            if (wanted is null || RowValues.Hash([former.Row]) != RowValues.Hash([KpiEntity.To(wanted)])) revalued.Add(former);
        }
        return revalued;
    }

    private List<RowChange> Changes(IReadOnlyDictionary<string, TableEntity> stored, Func<KpiCopies, TableEntity> copy)
    {
        var changes = new List<RowChange>();
        foreach (var scope in byDay.Keys.Union(produced.Keys))
        {
            var wanted = produced.TryGetValue(scope, out var copies) ? copy(copies) : null;
            var change = RowChange.Decide(stored.GetValueOrDefault(scope), wanted, run);
            if (change.Kind == ChangeKind.None) continue;
            (change.Kind == ChangeKind.Delete ? Deleted : Written).Add(scope);
            changes.Add(change);
        }
        return changes;
    }

    private async Task<bool> SubmitAsync(IEnumerable<RowChange> changes, CancellationToken cancel)
    {
        var met = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel };
        await Parallel.ForEachAsync(TableBatches.Of(changes.Select(change => change.ToAction())), options, async (batch, token) =>
        {
            if (!await table.TrySubmitAsync(batch, token)) Interlocked.Increment(ref met);
        });
        return met == 0;
    }
}
