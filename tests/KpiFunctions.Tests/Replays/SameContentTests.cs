using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Tests.Replays;

/// <summary>
/// Files of two names and two contents, and retractions, in every telling order: what each import becomes and which amount counts. A says that the
/// order was 10.00, B that it was 20.00.
/// </summary>
public sealed class SameContentTests
{
    [Theory]
    [InlineData("x=A", "Done", "1000")]
    [InlineData("x=A y=A", "Done SameContent", "1000")]
    [InlineData("x=A x=B", "Done Done", "2000")]
    [InlineData("x=A x=B x=A", "Done Done Done", "1000")]
    [InlineData("x=A x=A", "Done SameContent", "1000")]
    [InlineData("x=A x=A -x", "Done Retracted", "1000")]
    [InlineData("x=A x=A x=B x=A", "Done SameContent Done Done", "1000")]
    [InlineData("x=A x=B x=B x=A x=A", "Done Done SameContent Done SameContent", "1000")]
    [InlineData("x=A x=B x=A x=B", "Done Done Done Done", "2000")]
    [InlineData("x=A x=B x=A y=A", "Done Done Done SameContent", "1000")]
    [InlineData("x=A x=A y=A", "Done SameContent SameContent", "1000")]
    [InlineData("x=A -x", "Retracted", null)]
    [InlineData("x=A -x x=A", "Retracted Done", "1000")]
    [InlineData("x=A -x y=A", "Retracted Done", "1000")]
    [InlineData("x=A y=A -x", "Retracted Done", "1000")]
    [InlineData("x=A y=A -y", "Done Retracted", "1000")]
    [InlineData("x=A y=A -x -y", "Retracted Retracted", null)]
    [InlineData("x=A y=A -y -x", "Retracted Retracted", null)]
    [InlineData("x=A x=B -x", "Done Retracted", "1000")]
    [InlineData("x=A x=B y=A", "Done Done Done", "2000")]
    [InlineData("x=A y=A x=B", "Done Done Done", "2000")]
    [InlineData("x=A y=A x=A", "Done SameContent SameContent", "1000")]
    [InlineData("x=A y=A x=B x=A", "Done Done Done Done", "1000")]
    [InlineData("x=A y=A y=B", "Done SameContent Done", "1000")]
    [InlineData("x=A y=A y=B y=A", "Done SameContent Done Done", "1000")]
    public async Task The_newest_version_of_a_name_stands_and_a_copy_stands_aside_only_while_what_it_copies_stands(string steps, string states, string? amount)
    {
        var room = await ReplayRoom.OpenAsync();
        var latest = new Dictionary<string, string>();

        foreach (var step in steps.Split(' '))
        {
            if (step[0] == '-') await room.App.RetractAsync(latest[step[1..]]);
            else latest[step[..1]] = await room.ImportAsync(step[..1] + ".csv", Content(step[2..]));
        }
        var counted = await room.ValueAsync("20260310", "revenueGross");

        Assert.Equal(states, string.Join(' ', (await room.EntriesAsync()).Select(entry => entry.State)));
        Assert.Equal(amount, counted);
    }

    [Fact]
    public async Task A_version_that_ends_late_does_not_stand_over_a_newer_one_that_stood_aside()
    {
        var room = await ReplayRoom.OpenAsync();
        var first = await room.ImportAsync("x.csv", Content("A"));
        var middle = await room.ImportAsync("x.csv", Content("B"));
        var last = await room.ImportAsync("x.csv", Content("A"));
        // As if the middle one had not ended when the last one was looked at.
        await room.Ledger.SaveAsync(await room.EntryAsync(last) with { State = ImportState.SameContent, SameAs = first, Attempt = 0 }, default);

        await room.App.ImportAsync();

        Assert.Equal([ImportState.Done, ImportState.Done, ImportState.Done], (await room.EntriesAsync()).Select(entry => entry.State));
        Assert.True((await room.EntryAsync(middle)).Counts(1));
        Assert.Equal("1000", await room.ValueAsync("20260310", "revenueGross"));
    }

    [Fact]
    public async Task The_same_bytes_of_another_shop_are_no_copy()
    {
        var room = await ReplayRoom.OpenAsync();
        await room.ImportAsync("x.csv", Content("A"));
        room.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        var blob = room.App.Get<KpiFunctions.Storage.StorageClients>().Imports.GetBlobClient("y.csv");
        await blob.UploadAsync(BinaryData.FromString(Content("A")), new Azure.Storage.Blobs.Models.BlobUploadOptions { Metadata = new Dictionary<string, string> { ["namespace"] = "other-shop" } });

        await room.App.ImportAsync();

        Assert.Equal([ImportState.Done, ImportState.Done], (await room.EntriesAsync()).Select(entry => entry.State));
        Assert.Equal("2000", await room.ValueAsync("20260310", "revenueGross"));
    }

    [Fact]
    public async Task Rows_that_a_corrected_file_does_not_repeat_stay()
    {
        var room = await ReplayRoom.OpenAsync();
        await room.ImportAsync("x.csv", Content("A") + "conversion,o2,2026-03-10T12:00:00Z,5.00,EUR\n");

        await room.ImportAsync("x.csv", Content("B"));

        Assert.Equal("2500", await room.ValueAsync("20260310", "revenueGross"));
    }

    private static string Content(string which) =>
        $"type,id,occurredAt,amount,currency\nconversion,o1,2026-03-10T11:00:00Z,{(which == "A" ? "10.00" : "20.00")},EUR\n";
}
