using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

public sealed class DeduplicationTests
{
    [Fact]
    public void One_identity_counts_once_and_the_first_in_the_log_wins()
    {
        var first = Some.Purchase(100) with { Id = "1" };
        var late = first with { ReceivedAt = first.ReceivedAt.AddSeconds(1) };

        var day = Resolve((late, "a", 0), (first, "b", 0));

        Assert.Equal([first], day.Accepted.Select(logged => logged.Record));
        Assert.Equal((2, 1, 0), (day.Received, day.Duplicate, day.Conflicting));
    }

    [Fact]
    public void At_the_same_instant_the_smaller_segment_and_offset_wins()
    {
        var record = Some.Purchase(100) with { Id = "1" };

        var day = Resolve((record, "b", 0), (record, "a", 9), (record, "a", 3));

        var winner = Assert.Single(day.Accepted);
        Assert.Equal(("a", 3), (winner.Segment, winner.Offset));
    }

    [Fact]
    public void The_same_id_in_another_namespace_or_of_another_type_is_another_record()
    {
        var record = Some.Purchase(100) with { Id = "1" };

        var day = Resolve((record, "a", 0), (record with { Namespace = "other" }, "a", 1), (record with { Type = RecordType.Refund }, "a", 2));

        Assert.Equal(3, day.Accepted.Count);
    }

    [Fact]
    public void Another_amount_from_another_sender_is_a_conflict_and_the_first_stands()
    {
        var record = Some.Purchase(100) with { Id = "1" };
        var other = record with { Amount = new Amount(200, "EUR"), ReceivedAt = record.ReceivedAt.AddDays(1) };

        var day = Resolve((record, "a", 0), (other, "a", 1));

        Assert.Equal(100, Assert.Single(day.Accepted).Record.Amount!.Value.Minor);
        Assert.Equal((2, 0, 1), (day.Received, day.Duplicate, day.Conflicting));
    }

    [Fact]
    public void Within_a_lineage_the_higher_version_supersedes()
    {
        var record = Some.Purchase(100) with { Id = "1", Lineage = "import:orders.csv", Version = 1 };
        var corrected = record with { Amount = new Amount(200, "EUR"), Version = 2, ReceivedAt = record.ReceivedAt.AddDays(1) };

        var day = Resolve((record, "a", 0), (corrected, "a", 1));

        Assert.Equal(200, Assert.Single(day.Accepted).Record.Amount!.Value.Minor);
        Assert.Equal((2, 1, 0), (day.Received, day.Duplicate, day.Conflicting));
    }

    private static DeduplicatedDay Resolve(params (LogRecord Record, string Segment, long Offset)[] records) =>
        Deduplication.Resolve(records.Select(each => new LoggedRecord(each.Record, each.Segment, each.Offset)));
}
