using FsCheck.Xunit;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Rollups.Settlement;

/// <summary>Few identities and few orders on a few days, so that nearly every record meets another one.</summary>
public sealed class SettlementPropertyTests
{
    [Property(MaxTest = 150)]
    public void The_order_in_which_days_are_rolled_does_not_matter(int seed)
    {
        var log = LogOf(seed);

        Assert.Equal(SettledDays.Of(log).Text(), SettledDays.Of(log, first: day => (day.DayNumber * 31 + seed) % 7).Text());
    }

    [Property(MaxTest = 150)]
    public void The_number_of_shards_does_not_matter(int seed)
    {
        var log = LogOf(seed);

        Assert.Equal(SettledDays.Of(log).Text(), SettledDays.Of(log, shards: 3).Text());
    }

    [Property(MaxTest = 150)]
    public void Every_conflict_has_an_id_of_its_own(int seed)
    {
        var ids = SettledDays.Of(LogOf(seed)).Conflicts.Select(conflict => conflict.Id).ToList();

        Assert.Equal(ids.Distinct(), ids);
    }

    [Property(MaxTest = 150)]
    public void Every_record_is_accepted_or_duplicate_or_conflicting(int seed)
    {
        var log = LogOf(seed);

        var audits = SettledDays.Of(log).Audits.ToList();

        Assert.Equal(log.Count, audits.Sum(audit => audit.Received));
        Assert.Equal(log.Count, audits.Sum(audit => audit.Accepted + audit.Duplicate + audit.Conflicting));
    }

    [Property(MaxTest = 150)]
    public void What_counts_is_what_the_plain_rule_over_the_whole_log_says(int seed)
    {
        var log = LogOf(seed);

        var days = SettledDays.Of(log);

        Assert.Equal(PlainRevenue(log), days.Sum(Measures.RevenueGross));
        Assert.Equal(log.Where(record => record.Type == RecordType.Cost).GroupBy(record => record.Id).Sum(same => Winner(same).Amount!.Value.Minor), days.Sum(Measures.Cost));
    }

    // One winner an identity, then one winner an order, each the first in the log; a corrected record keeps its place.
    private static long PlainRevenue(IReadOnlyList<LogRecord> log)
    {
        var standing = log.Where(record => record.Type == RecordType.Conversion).GroupBy(record => record.Id)
            .Select(same => (Winner: Winner(same), Since: same.Where(record => record.Lineage is null || record.Lineage == Winner(same).Lineage).Min(record => record.ReceivedAt)))
            .ToList();
        return standing.Where(each => each.Winner.Order is null).Sum(each => each.Winner.Amount!.Value.Minor)
            + standing.Where(each => each.Winner.Order is not null).GroupBy(each => each.Winner.Order).Sum(order => order.MinBy(each => each.Since).Winner.Amount!.Value.Minor);
    }

    private static LogRecord Winner(IEnumerable<LogRecord> same)
    {
        var first = same.MinBy(record => record.ReceivedAt)!;
        return first.Lineage is null ? first : same.Where(record => record.Lineage == first.Lineage).OrderByDescending(record => record.Version).ThenBy(record => record.ReceivedAt).First();
    }

    // Every record has a time of receipt of its own, so that the plain rule need not know segments.
    private static List<LogRecord> LogOf(int seed)
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, 25).Select(i => RecordOf(random) with { ReceivedAt = Some.Noon.AddSeconds(i) }).OrderBy(_ => random.Next())];
    }

    private static LogRecord RecordOf(System.Random random)
    {
        var lineage = random.Next(3) switch { 0 => "import:a.csv", 1 => "import:b.csv", _ => null };
        var record = Some.Record(random.Next(4) == 0 ? RecordType.Cost : RecordType.Conversion) with
        {
            Id = $"id{random.Next(6)}",
            OccurredAt = Some.Noon.AddDays(random.Next(4)),
            Person = random.Next(2) == 0 ? null : $"p{random.Next(3)}",
            Lineage = lineage,
            Version = lineage is null ? 0 : random.Next(3),
            Amount = new Amount(100 * (1 + random.Next(3)), "EUR"),
        };
        return record.Type == RecordType.Cost ? record : record with { Stage = Stages.Purchase, Order = random.Next(3) == 0 ? null : $"o{random.Next(5)}" };
    }
}
