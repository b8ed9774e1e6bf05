using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Tests.Rollups.Settlement;

/// <summary>
/// Several days that share claims, rolled one after another until none has anything new to say to another: the pure half of what the merges and
/// table <c>claims</c> do.
/// </summary>
internal sealed class SettledDays
{
    private readonly RegistrySnapshot registry;
    private readonly Dictionary<DateOnly, List<LogRecord>> records;
    private readonly Dictionary<(string Set, string Key), SortedDictionary<DateOnly, string>> claims = [];
    private readonly Dictionary<DateOnly, MergedDay> merged = [];
    private readonly int shards;
    private readonly int room;

    private SettledDays(IEnumerable<LogRecord> log, IEnumerable<RegistryEntry> registry, int shards, int room)
    {
        this.registry = new RegistrySnapshot(registry);
        this.shards = shards;
        this.room = room;
        records = log.GroupBy(record => DateOnly.FromDateTime(record.OccurredAt.UtcDateTime)).ToDictionary(day => day.Key, day => day.ToList());
    }

    public MergedDay this[DateOnly day] => merged[day];

    public IEnumerable<Conflict> Conflicts => merged.Values.SelectMany(day => day.Conflicts);

    public IEnumerable<DayAudit> Audits => merged.Values.Select(day => day.Audit);

    /// <summary>Characters of the longest text that one day tells of one key.</summary>
    public int LongestClaim => claims.Values.SelectMany(days => days.Values).Max(text => text.Length);

    /// <summary>Of the row of everything, summed over the days; absent counts as 0.</summary>
    public long Sum(Measure measure, string scope = "") =>
        merged.Values.SelectMany(day => day.Rows).Where(row => row.Scope.ToString() == scope).Sum(row => row.Measures[measure] ?? 0);

    /// <param name="first">The days are rolled in this order first, then those that were touched, until none is.</param>
    /// <param name="room">Characters that the texts of all days about one key may have together.</param>
    public static SettledDays Of(
        IEnumerable<LogRecord> log, IEnumerable<RegistryEntry>? registry = null, Func<DateOnly, int>? first = null, int shards = 1, int room = int.MaxValue)
    {
        var days = new SettledDays(log, registry ?? [], shards, room);
        var waiting = new Queue<DateOnly>(days.records.Keys.OrderBy(first ?? (day => day.DayNumber)));
        for (var rolls = 0; waiting.TryDequeue(out var day); rolls++)
        {
            Assert.True(rolls < 200, "The days never come to rest.");
            foreach (var touched in days.Roll(day))
                if (!waiting.Contains(touched) && days.merged.ContainsKey(touched))
                    waiting.Enqueue(touched);
        }
        return days;
    }

    /// <summary>Rows, audits and conflicts as text: what must not depend on the way here.</summary>
    public string Text() => string.Join('\n', merged.OrderBy(day => day.Key).Select(day => Text(day.Key, day.Value)));

    private static string Text(DateOnly day, MergedDay merged) => string.Join('\n',
    [
        $"{day:o} {merged.Audit with { Unresolved = new Dictionary<string, long>() }} {string.Join(',', merged.Audit.Unresolved)}",
        .. merged.Rows.Select(row => $"{row.Scope} {row.AsOf:o} {string.Join(',', Measures.All.Select(measure => row.Measures[measure]))} {string.Join(',', row.Apart)}"),
        .. merged.Conflicts.OrderBy(conflict => conflict.Id, StringComparer.Ordinal).Select(conflict => conflict.ToString()),
    ]);

    private HashSet<DateOnly> Roll(DateOnly day)
    {
        var touched = new HashSet<DateOnly>();
        var lines = LogLines.Of(records[day]);
        var manifest = Some.Manifest(day: day, shards: shards) with { Segments = [new SegmentLength($"log/{day:yyyy/MM/dd}/segment", lines.Length)] };
        var merge = new DayMerge(manifest, registry, [.. Enumerable.Range(0, shards).Select(shard => Roll(lines, manifest, shard))]);
        var identities = merge.SettleMoney();
        var full = new HashSet<string>();
        var ofIdentities = Replace("identity", day, identities.Texts(), touched, full);
        var orders = identities.Settle(ofIdentities, full);
        var ofOrders = Replace("order", day, orders.Texts(), touched, full);
        merged[day] = merge.Finish(identities.Settle(ofIdentities, full).Settle(ofOrders), new Dictionary<string, ClosingReading>());
        return touched;
    }

    private Partial Roll(byte[] lines, Manifest manifest, int shard)
    {
        var rollup = new ShardRollup(manifest, shard, registry, LogLines.LinkOfClickId, seed: 5);
        rollup.Add(lines, 0, 0);
        return PartialFile.Read(PartialFile.Write(rollup.Finish()));
    }

    private Dictionary<string, IReadOnlyDictionary<DateOnly, string>> Replace(
        string set, DateOnly day, IReadOnlyDictionary<string, string> texts, HashSet<DateOnly> touched, HashSet<string> full)
    {
        var stale = claims.Where(claim => claim.Key.Set == set && claim.Value.ContainsKey(day)).Select(claim => claim.Key.Key);
        foreach (var key in stale.Union(texts.Keys).ToList())
            if (!Put((set, key), day, texts.GetValueOrDefault(key), touched))
                full.Add(key);
        return texts.Keys
            .Select(key => (key, Others: claims[(set, key)].Where(claim => claim.Key != day).ToDictionary()))
            .Where(each => each.Others.Count > 0)
            .ToDictionary(each => each.key, each => (IReadOnlyDictionary<DateOnly, string>)each.Others);
    }

    // False: there is no room for the text.
    private bool Put((string, string) key, DateOnly day, string? text, HashSet<DateOnly> touched)
    {
        if (!claims.TryGetValue(key, out var byDay)) claims[key] = byDay = [];
        var holds = text is null || byDay.Where(said => said.Key != day).Sum(said => said.Value.Length) + text.Length <= room;
        var said = holds ? text : null;
        if (byDay.GetValueOrDefault(day) == said) return holds;
        touched.UnionWith(byDay.Keys.Where(other => other != day));
        if (said is null) byDay.Remove(day);
        else byDay[day] = said;
        return holds;
    }
}
