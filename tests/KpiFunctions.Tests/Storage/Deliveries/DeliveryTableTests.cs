using KpiFunctions.Storage;
using KpiFunctions.Storage.Deliveries;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Deliveries;

[Collection(AzuriteCollection.Name)]
public sealed class DeliveryTableTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_latest_of_all_instances_are_kept_and_strangers_push_out_only_strangers()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var one = new DeliveryTable(storage.Clients, new StorageWriter("w1"));
        var two = new DeliveryTable(storage.Clients, new StorageWriter("w2"));

        await one.AddAsync("shop/1", [.. Enumerable.Range(0, 40).Select(i => Note(i, "accepted"))], default);
        await two.AddAsync("shop/1", [.. Enumerable.Range(20, 40).Select(i => Note(i, "rejected"))], default);
        await two.AddAsync("shop/1", [.. Enumerable.Range(100, 60).Select(i => Note(i, DeliveryNote.Unauthorized))], default);
        await one.AddAsync("other", [Note(5, "accepted") with { Source = "other" }], default);

        var notes = await one.ListAsync("shop/1", default);
        Assert.Equal(Enumerable.Range(150, 10).Reverse(), notes.Where(note => note.Outcome == DeliveryNote.Unauthorized).Select(note => note.Bytes));
        var proved = notes.Where(note => note.Outcome != DeliveryNote.Unauthorized).ToList();
        Assert.Equal((50, 59, 25), (proved.Count, proved[0].Bytes, proved.Min(note => note.Bytes)));
        Assert.Equal(61, (await two.ListAllAsync(default)).Count);
    }

    [Fact]
    public async Task A_note_comes_back_as_it_was()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var table = new DeliveryTable(storage.Clients, new StorageWriter("w1"));
        var note = Note(7, "rejected") with { Reason = "event-unmapped", Ids = ["a", "b"], Records = new RecordCounts(1, 2, 3, 4, 5) };

        await table.AddAsync("shop/1", [note], default);

        var read = Assert.Single(await table.ListAsync("shop/1", default));
        Assert.Equal(note.Ids, read.Ids);
        Assert.Equal(note, read with { Ids = note.Ids });
    }

    private static DeliveryNote Note(int second, string outcome) =>
        new("shop/1", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddSeconds(second), outcome, 200, null, [], second, new RecordCounts(1));
}
