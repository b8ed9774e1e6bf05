using KpiFunctions.Storage.Deliveries;

namespace KpiFunctions.Tests.Intake;

public sealed class DeliveryJournalTests : IDisposable
{
    private readonly IntakeRoom room = new();

    public void Dispose() => room.Dispose();

    [Fact]
    public async Task Nothing_is_written_before_the_pause_is_over_and_all_of_it_when_the_app_drains()
    {
        await room.Journal.StartAsync(default);
        room.Journal.Add(Note(1));
        Assert.Empty(room.Deliveries.Notes);

        await room.Journal.StopAsync(default);

        Assert.Single(room.Deliveries.Notes);
    }

    [Fact]
    public async Task Under_load_the_latest_fifty_of_a_source_are_kept()
    {
        for (var i = 0; i < 1_000; i++) room.Journal.Add(Note(i));

        await room.Journal.FlushAsync(default);

        Assert.Equal(Enumerable.Range(950, 50), room.Deliveries.Notes.Select(note => note.Bytes));
    }

    [Fact]
    public async Task What_storage_does_not_take_waits_on()
    {
        room.Deliveries.Fault = new Azure.RequestFailedException(503, "down");
        room.Journal.Add(Note(1));
        Assert.False(await room.Journal.FlushAsync(default));
        room.Journal.Add(Note(2));
        room.Deliveries.Fault = null;

        Assert.True(await room.Journal.FlushAsync(default));

        Assert.Equal([1, 2], room.Deliveries.Notes.Select(note => note.Bytes));
    }

    private static DeliveryNote Note(int bytes) => new("shop", IntakeRoom.Now, "accepted", 200, null, [], bytes, new RecordCounts(1));
}
