using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Log;

/// <summary>On the emulator: a segment is closed, written anew and dropped, and readers see one of the two.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class SegmentRewritingTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_segment_is_closed_written_anew_and_dropped_while_its_writer_goes_on()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        await log.AppendAsync([Some.Click("a"), Some.Click("b")]);
        var rewriting = Rewriting(storage);
        var segment = Assert.Single(await storage.Reader.ListAsync(Some.Day, default));

        var closed = await rewriting.CloseAsync(segment, default);
        await log.AppendAsync([Some.Click("c")]);
        Assert.Equal(2, await rewriting.RewriteAsync(closed!.Value, lines => (lines, lines.Span.Count((byte)'\n')), default));

        Assert.Equal(segment, closed);
        Assert.Equal(["a", "b", "c"], await IdsAsync(storage));
        Assert.Equal([segment.Name], await rewriting.ReplacedAsync(Some.Day, default));
        await rewriting.DropAsync(Some.Day, segment.Name, default);
        Assert.Empty(await rewriting.ReplacedAsync(Some.Day, default));
        Assert.Equal(["a", "b", "c"], await IdsAsync(storage));
        Assert.DoesNotContain(await new SegmentMarkers(storage.Clients).ListAsync(default), marker => marker.Segment == segment.Name);
    }

    [Fact]
    public async Task A_rewriting_that_is_there_is_not_written_over()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        await log.AppendAsync([Some.Click("a")]);
        var rewriting = Rewriting(storage);
        var closed = await rewriting.CloseAsync(Assert.Single(await storage.Reader.ListAsync(Some.Day, default)), default);

        Assert.Equal(0, await rewriting.RewriteAsync(closed!.Value, lines => (lines, 0), default));
        Assert.Null(await rewriting.RewriteAsync(closed.Value, lines => (lines, lines.Length), default));

        Assert.Equal(["a"], await IdsAsync(storage));
    }

    [Fact]
    public async Task The_days_of_the_log_come_in_order_from_the_one_that_is_asked_for()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        await log.AppendAsync([Some.Click("c", Some.Noon.AddDays(2)), Some.Click("a"), Some.Click("b", Some.Noon.AddDays(1))]);
        var days = new List<DateOnly>();

        await foreach (var day in Rewriting(storage).UtcDaysAsync(Some.Day.AddDays(1), default)) days.Add(day);

        Assert.Equal([Some.Day.AddDays(1), Some.Day.AddDays(2)], days);
    }

    private static SegmentRewriting Rewriting(StorageUnderTest storage) =>
        new(storage.Clients, new SegmentLifecycle(storage.Clients, new SegmentMarkers(storage.Clients)), storage.Reader);

    private static async Task<IEnumerable<string>> IdsAsync(StorageUnderTest storage) =>
        (await EventLogTests.ReadAsync(storage, Some.Day)).Select(record => record!.Record.Id).Order(StringComparer.Ordinal);
}
