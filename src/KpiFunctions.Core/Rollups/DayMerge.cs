using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Step two of a day: the partials of all shards, and the earlier readings of their counters, to the day's rows. A pure function: the order of
/// the partials does not matter.
/// </summary>
public sealed class DayMerge(Manifest manifest, RegistryReader registry, IReadOnlyList<Partial> partials)
{
    private readonly List<DayReading> readings = [.. partials.SelectMany(partial => partial.Readings).OrderBy(reading => reading.Subject, StringComparer.Ordinal)];
    private readonly List<RegistryEntry> accounts = [.. registry.All(RegistryKind.Accounts)];

    public DayMerge(Manifest manifest, RegistrySnapshot registry, IReadOnlyList<Partial> partials) : this(manifest, new RegistryReader(registry), partials)
    {
    }

    /// <summary>The subjects whose latest earlier reading <see cref="Finish"/> needs: those read today, and every registered account.</summary>
    public IReadOnlyCollection<string> Subjects =>
        [.. readings.Select(reading => reading.Subject).Concat(accounts.Select(account => Rollups.Subjects.OfAccount(account.Id))).Distinct(StringComparer.Ordinal)];

    public MergedDay Finish(IReadOnlyDictionary<string, ClosingReading> earlier)
    {
        var received = partials.Sum(partial => partial.Audit.Received);
        if (received == 0) return new MergedDay([], [], Audit(fallen: 0), Lookups());
        var table = new RowTable();
        foreach (var partial in partials)
            foreach (var (scope, part) in partial.Rows)
                table.Add(scope, part);
        var today = readings.ToDictionary(reading => reading.Subject, StringComparer.Ordinal);
        var followers = new AccountMeasures(manifest.Day, registry, today, earlier);
        followers.AddTo(table, accounts);
        var posts = new PostMeasures(table, followers, earlier);
        foreach (var reading in readings.Where(reading => !Rollups.Subjects.IsAccount(reading.Subject))) posts.Add(reading);
        return new MergedDay(Rows(table), Closings(earlier), Audit(posts.Fallen), Lookups());
    }

    private List<KpiRow> Rows(RowTable table) =>
    [
        .. table.Rows
            .OrderBy(row => row.Key.ToString(), StringComparer.Ordinal)
            .Select(row => new KpiRow(row.Key, manifest.Day, row.Value.Measures, row.Value.AsOf, manifest.Currency, row.Value.Apart)),
    ];

    // What is not repeated today stays known: the stored reading holds every counter that was ever read.
    private List<ClosingReading> Closings(IReadOnlyDictionary<string, ClosingReading> earlier) =>
        [.. readings.Select(reading => new ClosingReading(reading.Subject, manifest.Day, reading.At, Overlay(earlier.GetValueOrDefault(reading.Subject), reading)))];

    private static SortedDictionary<string, long> Overlay(ClosingReading? earlier, DayReading today)
    {
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, value) in earlier?.Counters ?? new Dictionary<string, long>()) counters[name] = value;
        foreach (var (name, value) in today.Counters) counters[name] = value;
        return counters;
    }

    private DayLookups Lookups()
    {
        var asked = RegistryLookups.Union(partials.Select(partial => partial.Lookups).Append(registry.Lookups));
        return new DayLookups(asked, new RegistryDigest(registry.Snapshot).Of(asked));
    }

    private DayAudit Audit(long fallen)
    {
        var unresolved = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (member, count) in partials.SelectMany(partial => partial.Audit.Unresolved))
            unresolved[member] = unresolved.GetValueOrDefault(member) + count;
        return new DayAudit(
            partials.Sum(partial => partial.Audit.Received),
            partials.Sum(partial => partial.Audit.Accepted),
            partials.Sum(partial => partial.Audit.Duplicate),
            partials.Sum(partial => partial.Audit.Conflicting),
            partials.Sum(partial => partial.Audit.Torn),
            fallen,
            unresolved);
    }
}

/// <param name="Rows">In scope order.</param>
/// <param name="Readings">The closing reading of every subject that was read on the day.</param>
public sealed record MergedDay(IReadOnlyList<KpiRow> Rows, IReadOnlyList<ClosingReading> Readings, DayAudit Audit, DayLookups Lookups);
