using FsCheck.Xunit;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>What holds for any day: order, repetition and the number of shards change nothing, and the parts sum to the whole.</summary>
public sealed class RollupPropertyTests
{
    private static readonly string?[] Campaigns = [null, "spring", "summer"];
    private static readonly string?[] Influencers = [null, "lena", "tom", "unknown"];
    private static readonly string?[] Platforms = [null, "instagram", "tiktok"];
    private static readonly string?[] Posts = [null, "instagram:1", "tiktok:2"];

    [Property(MaxTest = 60)]
    public void The_order_of_the_records_does_not_matter(int seed)
    {
        var records = RecordsOf(seed);
        var shuffled = records.OrderBy(record => (record.Id + seed).GetHashCode(StringComparison.Ordinal)).ToList();

        Assert.Equal(Text(RolledDay.Of(records)), Text(RolledDay.Of(shuffled)));
    }

    [Property(MaxTest = 60)]
    public void Records_that_arrive_again_change_no_row(int seed)
    {
        var records = RecordsOf(seed);
        var again = records.Select(record => record with { ReceivedAt = record.ReceivedAt.AddHours(1) });

        Assert.Equal(Text(RolledDay.Of(records)), Text(RolledDay.Of(records.Concat(again))));
    }

    [Property(MaxTest = 60)]
    public void The_number_of_shards_does_not_matter(int seed)
    {
        var records = RecordsOf(seed);

        var one = RolledDay.Of(records, Some.Manifest());

        Assert.All([3, 7, 8], shards => Assert.Equal(TextWithAudit(one), TextWithAudit(RolledDay.Of(records, Some.Manifest(shards: shards)))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public void A_click_whose_copies_name_different_persons_counts_once(int shards)
    {
        var clicks = Enumerable.Range(0, 20).Select(i => Some.Click() with { Id = $"r{i % 10}", Person = $"p{i}" });

        var day = RolledDay.Of(clicks, Some.Manifest(shards: shards));

        Assert.Equal(10, day[""][Measures.ClicksRaw]);
        Assert.Equal((20L, 10L, 10L, 0L), (day.Audit.Received, day.Audit.Accepted, day.Audit.Duplicate, day.Audit.Conflicting));
    }

    [Property(MaxTest = 60)]
    public void The_members_of_every_dimension_set_sum_to_the_total(int seed)
    {
        var day = RolledDay.Of(RecordsOf(seed));

        foreach (var set in Scope.Sets)
        {
            var sum = new MeasureValues();
            foreach (var row in day.Rows.Where(row => row.Scope.Members.Select(member => member.Dimension).SequenceEqual(set)))
                sum.AddMembers(row.Measures);
            Assert.All(Measures.All, measure => Assert.Equal(day[""][measure], sum[measure]));
        }
    }

    private static List<LogRecord> RecordsOf(int seed)
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, 40).Select(i => RecordOf(random, i))];
    }

    // Ids come again, of other persons too; every record has a time of receipt of its own, so that the first does not depend on the order here.
    private static LogRecord RecordOf(System.Random random, int i)
    {
        var record = random.Next(6) switch
        {
            0 => Some.Click(),
            1 => Some.Purchase(random.Next(100_000)),
            2 => Some.Refund(random.Next(100_000), random.Next(2) == 0 ? "EUR" : "GBP"),
            3 => Some.Cost(random.Next(100_000)),
            4 => Some.Click(clickClass: "bot"),
            _ => Some.PostReading("tiktok:2", Some.Noon.AddMinutes(random.Next(600)), (Metrics.Likes, random.Next(1000))),
        };
        return record with
        {
            Id = $"r{random.Next(25)}",
            ReceivedAt = Some.Noon.AddMinutes(random.Next(100)).AddMilliseconds(i),
            Person = random.Next(2) == 0 ? null : $"p{random.Next(5)}",
            On = record.On with
            {
                Campaign = Any(random, Campaigns),
                Influencer = Any(random, Influencers),
                Platform = Any(random, Platforms),
                Post = record.Counters is null ? Any(random, Posts) : "tiktok:2",
            },
        };
    }

    private static string? Any(System.Random random, string?[] values) => values[random.Next(values.Length)];

    private static string TextWithAudit(RolledDay day) =>
        $"{Text(day)}\n{day.Audit with { Unresolved = new Dictionary<string, long>() }} {string.Join(',', day.Audit.Unresolved)}";

    private static string Text(RolledDay day) => string.Join('\n', day.Rows.Select(row =>
        $"{row.Scope} {row.AsOf:o} {string.Join(',', Measures.All.Select(measure => row.Measures[measure]))} {string.Join(',', row.Apart)}"));
}
