using System.Globalization;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Azurite;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Storage.Log;

[Collection(AzuriteCollection.Name)]
public sealed class EventLogTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Concurrent_appends_are_all_there_and_in_one_piece()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            log.AppendAsync([Some.Click($"{i}a"), Some.Click($"{i}b"), Some.Click($"{i}c")])));

        Assert.All(outcomes, outcome => Assert.Equal(AppendOutcome.Stored, outcome));
        var ids = (await ReadAsync(storage, Some.Day)).ConvertAll(record => record!.Record.Id);
        Assert.Equal(150, ids.Count);
        foreach (var i in Enumerable.Range(0, 50))
            Assert.Equal([$"{i}a", $"{i}b", $"{i}c"], ids.GetRange(ids.IndexOf($"{i}a"), 3));
    }

    [Fact]
    public async Task What_waits_during_an_append_goes_out_together()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        await log.AppendAsync([Some.Click("first")]);
        var before = storage.Faults.Writes;
        var storageIsFree = storage.Faults.Hold();

        var appends = Enumerable.Range(0, 100).Select(i => log.AppendAsync([Some.Click($"{i}")])).ToList();
        storageIsFree.SetResult();
        await Task.WhenAll(appends);

        Assert.InRange(storage.Faults.Writes - before, 1, 2);
    }

    [Fact]
    public async Task A_request_over_several_days_is_stored_in_the_folder_of_each()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        var records = Enumerable.Range(0, 30).Select(i => Some.Click($"{i}", Some.Noon.AddDays(i % 3))).ToList();

        var outcome = await log.AppendAsync(records);

        Assert.Equal(AppendOutcome.Stored, outcome);
        Assert.Equal([Some.Day, Some.Day.AddDays(1), Some.Day.AddDays(2)], await storage.Reader.MarkedUtcDaysAsync(default));
        foreach (var day in Enumerable.Range(0, 3))
        {
            var ids = (await ReadAsync(storage, Some.Day.AddDays(day))).Select(record => int.Parse(record!.Record.Id, CultureInfo.InvariantCulture));
            Assert.Equal(Enumerable.Range(0, 10).Select(i => (3 * i) + day), ids);
        }
    }

    [Fact]
    public async Task What_was_stored_is_read_back_whole()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        var record = Some.Click("ü\n\"x\"") with { Order = "4711", Version = 3 };

        await log.AppendAsync([record]);

        var read = Assert.Single(await ReadAsync(storage, Some.Day));
        Assert.Equal(record, read!.Record);
        Assert.Equal("2026/03/01/000/test-1-000001.ndjson", read.Segment);
        Assert.Equal(0, read.Offset);
    }

    [Fact]
    public async Task A_segment_is_left_before_it_has_too_many_blocks()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog(StorageUnderTest.Patient with { MaxBlocks = 2 });

        for (var i = 0; i < 5; i++) await log.AppendAsync([Some.Click($"{i}")]);

        Assert.Equal(3, (await storage.Reader.ListAsync(Some.Day, default)).Count);
        Assert.Equal(["0", "1", "2", "3", "4"], (await ReadAsync(storage, Some.Day)).Select(record => record!.Record.Id));
    }

    [Fact]
    public async Task A_segment_is_left_when_it_is_too_old()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var time = new FakeTimeProvider(Some.Noon);
        await using var log = storage.EventLog(time: time);

        await log.AppendAsync([Some.Click("a")]);
        time.Advance(TimeSpan.FromMinutes(59));
        await log.AppendAsync([Some.Click("b")]);
        time.Advance(TimeSpan.FromMinutes(1));
        await log.AppendAsync([Some.Click("c")]);

        var segments = await storage.Reader.ListAsync(Some.Day, default);
        Assert.Equal(["2026/03/01/000/test-1-000001.ndjson", "2026/03/01/000/test-1-000002.ndjson"], segments.Select(segment => segment.Name));
    }

    [Fact]
    public async Task A_request_that_is_larger_than_an_append_goes_out_in_several()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog(StorageUnderTest.Patient with { MaxAppendBytes = 1000 });

        var outcome = await log.AppendAsync([.. Enumerable.Range(0, 20).Select(i => Some.Click($"{i}"))]);

        Assert.Equal(AppendOutcome.Stored, outcome);
        Assert.Equal(20, (await ReadAsync(storage, Some.Day)).Count);
    }

    [Fact]
    public async Task A_record_that_is_larger_than_an_append_is_a_bug()
    {
        await using var log = StorageUnderTest.Unreachable().EventLog(StorageUnderTest.Patient with { MaxAppendBytes = 100 });

        await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync([Some.Click("a")]));
    }

    [Fact]
    public async Task After_the_end_nothing_is_taken()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var log = storage.EventLog();
        var last = log.AppendAsync([Some.Click("last")]);

        await log.DisposeAsync();

        Assert.Equal(AppendOutcome.Unavailable, await log.AppendAsync([Some.Click("late")]));
        Assert.Equal(AppendOutcome.Stored, await last);
        Assert.Equal("last", Assert.Single(await ReadAsync(storage, Some.Day))!.Record.Id);
    }

    internal static async Task<List<LoggedRecord?>> ReadAsync(StorageUnderTest storage, DateOnly utcDay)
    {
        var read = new List<LoggedRecord?>();
        foreach (var segment in await storage.Reader.ListAsync(utcDay, default))
            read.AddRange(await ReadAsync(storage, segment));
        return read;
    }

    /// <summary>The segment's records in order; null for a line that is none.</summary>
    internal static async Task<List<LoggedRecord?>> ReadAsync(StorageUnderTest storage, SegmentLength segment)
    {
        var read = new List<LoggedRecord?>();
        await foreach (var block in storage.Reader.ReadAsync(segment, default))
        {
            for (var start = 0; start < block.Lines.Length;)
            {
                var rest = block.Lines.Span[start..];
                var length = rest.IndexOf((byte)'\n') is >= 0 and var feed ? feed : rest.Length;
                read.Add(RecordLine.TryRead(rest[..length]) is { } record ? new LoggedRecord(record, segment.Name, block.Offset + start) : null);
                start += length + 1;
            }
        }
        return read;
    }
}
