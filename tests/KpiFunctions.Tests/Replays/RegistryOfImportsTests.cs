using KpiFunctions.Core.Registry;
using KpiFunctions.Imports;
using KpiFunctions.Reading;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Tests.Replays;

/// <summary>What an import said to the registry holds while the import counts, and what was said by hand holds always.</summary>
public sealed class RegistryOfImportsTests
{
    private const string Registry = "kind,id,name\ncampaigns,spring,From the file\ncampaigns,summer,Summer\n";

    [Fact]
    public async Task A_retraction_gives_back_what_was_declared_before_and_takes_out_what_was_not()
    {
        var room = await ReplayRoom.OpenAsync();
        await room.DeclareAsync(RegistryKind.Campaigns, "spring", ("name", "By hand"));
        var import = await room.ImportAsync("registry.csv", Registry);
        Assert.Equal("From the file", await NameAsync(room, "spring"));

        await room.App.RetractAsync(import);

        Assert.Equal("By hand", await NameAsync(room, "spring"));
        Assert.Null(await room.FindAsync(RegistryKind.Campaigns, "summer"));
    }

    [Fact]
    public async Task Changes_by_hand_after_the_import_stay()
    {
        var room = await ReplayRoom.OpenAsync();
        var import = await room.ImportAsync("registry.csv", Registry);
        await room.DeclareAsync(RegistryKind.Campaigns, "spring", ("name", "By hand"));
        await room.DeclareAsync(RegistryKind.Campaigns, "summer");

        await room.App.RetractAsync(import);

        Assert.Equal("By hand", await NameAsync(room, "spring"));
        Assert.Null(await room.FindAsync(RegistryKind.Campaigns, "summer"));
    }

    [Fact]
    public async Task A_retracted_correction_gives_back_what_the_corrected_file_said()
    {
        var room = await ReplayRoom.OpenAsync();
        await room.ImportAsync("registry.csv", Registry);
        var correction = await room.ImportAsync("registry.csv", "kind,id,name\ncampaigns,spring,Corrected\n");
        Assert.Equal("Corrected", await NameAsync(room, "spring"));

        await room.App.RetractAsync(correction);

        Assert.Equal("From the file", await NameAsync(room, "spring"));
        Assert.Equal("Summer", await NameAsync(room, "summer"));
    }

    [Theory]
    [InlineData("the note that somebody asked", "POST", "/$batch", null)]
    [InlineData("the log", "PUT", "/log/", "By hand")]
    [InlineData("the registry's history", "GET", "/declarations(", "By hand")]
    [InlineData("the registry", "PUT", "/registry(", "By hand")]
    public async Task A_retraction_that_was_interrupted_is_finished_by_the_reconciler(string where, string method, string path, string? expected)
    {
        var room = await ReplayRoom.OpenAsync();
        await room.DeclareAsync(RegistryKind.Campaigns, "spring", ("name", "By hand"));
        var import = await room.ImportAsync("registry.csv", Registry);
        await room.BrokenAsync(call => call.Method.Method == method && call.RequestUri!.AbsolutePath.StartsWith(path, StringComparison.Ordinal), () => room.App.RetractAsync(import));
        Assert.Equal("From the file", await NameAsync(room, "spring"));

        room.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        await room.App.ImportAsync();

        // What was not even noted is not carried out.
        Assert.True(await NameAsync(room, "spring") == (expected ?? "From the file"), where);
        Assert.False((await room.EntryAsync(import)).IsOpen);
    }

    [Fact]
    public async Task An_import_whose_entries_did_not_reach_the_registry_is_finished_by_the_reconciler()
    {
        var room = await ReplayRoom.OpenAsync();
        await room.BrokenAsync(call => call.Method == HttpMethod.Post && call.RequestUri!.AbsolutePath == "/registry", () => room.ImportAsync("registry.csv", Registry));
        Assert.Null(await room.FindAsync(RegistryKind.Campaigns, "spring"));

        await room.App.ImportAsync();

        Assert.Equal("From the file", await NameAsync(room, "spring"));
        Assert.Equal((1, false), (Assert.Single(await room.EntriesAsync()).LastAttempt, Assert.Single(await room.EntriesAsync()).IsOpen));
    }

    [Fact]
    public async Task An_import_is_not_shown_as_done_before_the_registry_obeys_it_and_a_copy_finishes_that()
    {
        var room = await ReplayRoom.OpenAsync();
        await room.BrokenAsync(call => call.Method == HttpMethod.Post && call.RequestUri!.AbsolutePath == "/registry", async () =>
        {
            await room.Host.UploadAsync("registry.csv", Registry);
            await room.App.Get<Importer>().ImportAsync(room.App.Get<StorageClients>().Imports.GetBlobClient("registry.csv"), default);
        });
        var half = Assert.Single(await room.EntriesAsync());
        Assert.Equal((ImportState.Done, "importing"), (half.State, ImportView.Of(half).State));
        room.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await room.Host.UploadAsync("registry.csv", Registry);

        await room.App.Get<Importer>().ImportAsync(room.App.Get<StorageClients>().Imports.GetBlobClient("registry.csv"), default);

        Assert.Equal(["done", "sameContent"], (await room.EntriesAsync()).Select(entry => ImportView.Of(entry).State));
        Assert.Equal("From the file", await NameAsync(room, "spring"));
    }

    private static async Task<string?> NameAsync(ReplayRoom room, string campaign) => (await room.FindAsync(RegistryKind.Campaigns, campaign))?["name"];
}
