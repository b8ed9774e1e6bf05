using KpiFunctions.Core.Money;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Costs;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Step two of a day: the partials of all shards, what other days say of the same money, and the earlier readings of their counters, to the day's
/// rows. A pure function: the order of the partials does not matter.
/// </summary>
public sealed class DayMerge(Manifest manifest, RegistryReader registry, IReadOnlyList<Partial> partials)
{
    private static readonly Dictionary<string, IReadOnlyList<ClosingReading>> NoneShared = [];

    private readonly List<DayReading> readings = [.. partials.SelectMany(partial => partial.Readings).OrderBy(reading => reading.Subject, StringComparer.Ordinal)];
    private readonly List<RegistryEntry> accounts = [.. registry.All(RegistryKind.Accounts)];
    private readonly AgreedCosts costs = new(ReportingZone.WindowOf(manifest), registry);

    public DayMerge(Manifest manifest, RegistrySnapshot registry, IReadOnlyList<Partial> partials) : this(manifest, new RegistryReader(registry), partials)
    {
    }

    /// <summary>One, or more: two are used.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The subjects whose latest earlier reading <see cref="Finish"/> needs: those read today, and every registered account.</summary>
    public IReadOnlyCollection<string> Subjects =>
        [.. readings.Select(reading => reading.Subject).Concat(accounts.Select(account => Rollups.Subjects.OfAccount(account.Id))).Distinct(StringComparer.Ordinal)];

    /// <summary>The beginning of what <see cref="Finish"/> needs to know about the day's money.</summary>
    public IdentitySettlement SettleMoney() => new(manifest.Day, registry, partials);

    public DateOnly Day => manifest.Day;

    /// <summary>The costs that this day shares with others: <see cref="Finish"/> needs the readings of their days.</summary>
    public IReadOnlyList<CostWindow> CostWindows => costs.Windows;

    /// <param name="earlier">Of <see cref="Subjects"/>.</param>
    /// <param name="sharing">Of <see cref="CostWindows"/>, by subject; null for none.</param>
    public MergedDay Finish(
        SettledMoney money, IReadOnlyDictionary<string, ClosingReading> earlier, IReadOnlyDictionary<string, IReadOnlyList<ClosingReading>>? sharing = null)
    {
        if (ReceivedOf(money) == 0 && !costs.Any) return new MergedDay([], [], Audit(money, fallen: 0, new Unresolved()), [], Lookups());
        var rates = new ExchangeRates(registry);
        var sheets = SheetsOf(money, rates);
        var table = new RowTable();
        foreach (var partial in partials)
            foreach (var (scope, part) in partial.Rows)
                table.Add(scope, part);
        var unresolved = new Unresolved();
        var amounts = new EventMeasures(rates, manifest.Currency, manifest.Day);
        new MoneyRows(amounts, registry).AddTo(table, money, unresolved);
        var today = readings.ToDictionary(reading => reading.Subject, StringComparer.Ordinal);
        var followers = new AccountMeasures(manifest.Day, registry, today, earlier);
        followers.AddTo(table, accounts);
        new PublishedPosts(manifest, registry, followers).AddTo(table);
        var posts = new PostMeasures(table, followers, registry, earlier);
        foreach (var reading in readings.Where(reading => Rollups.Subjects.IsPost(reading.Subject))) posts.Add(reading);
        costs.AddTo(table, amounts, posts.Impressions, sharing ?? NoneShared);
        return new MergedDay(Rows(table), [.. Closings(earlier), .. costs.Readings], Audit(money, posts.Fallen, unresolved), money.Conflicts, Lookups()) { Sheets = sheets.Value };
    }

    // What asks the registry is done at once; the rest by another thread meanwhile, if there is one.
    private Lazy<IReadOnlyList<DaySheet>> SheetsOf(SettledMoney money, ExchangeRates rates)
    {
        var sheets = new MergedSheets(partials, money, manifest.Currency, amount => rates.Convert(amount, manifest.Currency, manifest.Day));
        if (Threads == 1) return new(sheets.Finish);
        var finished = Task.Run(sheets.Finish);
        return new(() => finished.GetAwaiter().GetResult());
    }

    private List<KpiRow> Rows(RowTable table) =>
    [
        .. table.Rows
            .OrderBy(row => row.Key.ToString(), StringComparer.Ordinal)
            .Select(row => new KpiRow(row.Key, manifest.Day, row.Value.Measures, row.Value.AsOf, manifest.Currency, row.Value.Apart)),
    ];

    private List<ClosingReading> Closings(IReadOnlyDictionary<string, ClosingReading> earlier) =>
    [
        .. from reading in readings
           let counters = ClosingCounters.Of(reading, earlier.GetValueOrDefault(reading.Subject), manifest.Day)
           where counters is not null
           select new ClosingReading(reading.Subject, manifest.Day, reading.At, counters) { Source = reading.Source },
    ];

    private long ReceivedOf(SettledMoney money) => partials.Sum(partial => partial.Audit.Received) + money.Received;

    private DayLookups Lookups()
    {
        var asked = RegistryLookups.Union(partials.Select(partial => partial.Lookups).Append(registry.Lookups));
        return new DayLookups(asked, new RegistryDigest(registry.Snapshot).Of(asked));
    }

    private DayAudit Audit(SettledMoney money, long fallen, Unresolved unresolved)
    {
        foreach (var partial in partials) unresolved.Add(partial.Audit.Unresolved);
        return new DayAudit(
            ReceivedOf(money),
            partials.Sum(partial => partial.Audit.Accepted) + money.Accepted,
            partials.Sum(partial => partial.Audit.Duplicate) + money.Duplicate,
            partials.Sum(partial => partial.Audit.Conflicting) + money.Conflicting,
            partials.Sum(partial => partial.Audit.Torn),
            fallen,
            unresolved.Counts);
    }
}

/// <param name="Rows">In scope order.</param>
/// <param name="Readings">The closing reading of every subject whose counters were read, or moved on by daily amounts, on the day.</param>
/// <param name="Conflicts">Those whose second record is of this day.</param>
/// <param name="Lookups">What the day asked the registry.</param>
public sealed record MergedDay(
    IReadOnlyList<KpiRow> Rows, IReadOnlyList<ClosingReading> Readings, DayAudit Audit, IReadOnlyList<Conflict> Conflicts, DayLookups Lookups)
{
    public IReadOnlyList<DaySheet> Sheets { get; init; } = [];
}
