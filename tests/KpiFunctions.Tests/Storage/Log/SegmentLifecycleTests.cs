using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Log;

[Collection(AzuriteCollection.Name)]
public sealed class SegmentLifecycleTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_sealed_segment_is_final_and_the_writer_goes_on_in_a_new_one()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        await log.AppendAsync([Some.Click("a")]);
        var lifecycle = Lifecycle(storage);
        var (name, seen) = Assert.Single(await lifecycle.StatesAsync(Some.Day, default));

        await lifecycle.SealAsync(name, seen, default);

        Assert.Equal(AppendOutcome.Stored, await log.AppendAsync([Some.Click("b")]));
        var states = await lifecycle.StatesAsync(Some.Day, default);
        Assert.Equal((true, seen.Length), (states[name].IsSealed, states[name].Length));
        Assert.Equal(2, states.Count);
        Assert.Equal(["a", "b"], (await EventLogTests.ReadAsync(storage, Some.Day)).Select(record => record!.Record.Id));
        Assert.Equal(states.Keys.Order(StringComparer.Ordinal), (await lifecycle.MarkersAsync(default)).Select(marker => marker.Segment));
    }

    [Fact]
    public async Task A_segment_that_was_written_to_since_it_was_seen_is_not_sealed()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        await log.AppendAsync([Some.Click("a")]);
        var lifecycle = Lifecycle(storage);
        var (name, seen) = Assert.Single(await lifecycle.StatesAsync(Some.Day, default));
        await log.AppendAsync([Some.Click("b")]);

        await lifecycle.SealAsync(name, seen, default);

        Assert.False((await lifecycle.StatesAsync(Some.Day, default))[name].IsSealed);
    }

    [Fact]
    public async Task A_segment_is_sealed_although_the_reply_was_lost()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        await log.AppendAsync([Some.Click("a")]);
        var lifecycle = Lifecycle(storage);
        var (name, seen) = Assert.Single(await lifecycle.StatesAsync(Some.Day, default));
        storage.Faults.Inject(Fault.LostReply, request => request.Uri.Query.Contains("comp=seal"));

        await lifecycle.SealAsync(name, seen, default);

        Assert.True((await lifecycle.StatesAsync(Some.Day, default))[name].IsSealed);
    }

    [Fact]
    public async Task A_marker_without_a_segment_gets_a_sealed_empty_one_and_goes()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await new SegmentMarkers(storage.Clients).MarkAsync(Some.Day, "2026/03/01/000/gone-000001.ndjson", default);
        var lifecycle = Lifecycle(storage);
        var marker = Assert.Single(await lifecycle.MarkersAsync(default));

        await lifecycle.SealAsync(marker.Segment, null, default);
        await lifecycle.SealAsync(marker.Segment, null, default);
        await lifecycle.DropAsync(marker, default);

        var (name, state) = Assert.Single(await lifecycle.StatesAsync(Some.Day, default));
        Assert.Equal((marker.Segment, true, 0L), (name, state.IsSealed, state.Length));
        Assert.Empty(await lifecycle.MarkersAsync(default));
    }

    private static SegmentLifecycle Lifecycle(StorageUnderTest storage) => new(storage.Clients, new SegmentMarkers(storage.Clients));
}
