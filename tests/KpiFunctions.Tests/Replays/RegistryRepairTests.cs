using System.Text;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Tests.Replays;

/// <summary>A change of the registry that was interrupted between the log and the tables does not stay between them.</summary>
public sealed class RegistryRepairTests
{
    [Theory]
    [InlineData("PUT", "/log/")]
    [InlineData("POST", "/registry")]
    [InlineData("GET", "/registry(")]
    public async Task What_was_announced_is_logged_and_projected_by_the_reconciler(string method, string path)
    {
        var room = await ReplayRoom.OpenAsync();
        var taken = false;
        await room.BrokenAsync(
            call => call.Method.Method == method && call.RequestUri!.AbsolutePath.StartsWith(path, StringComparison.Ordinal),
            async () => taken = await room.DeclareAsync(RegistryKind.Campaigns, "spring", ("name", "Spring")));
        Assert.False(taken);
        Assert.Null(await room.FindAsync(RegistryKind.Campaigns, "spring"));

        room.Host.Clock.Advance(TimeSpan.FromMinutes(10));
        await room.App.ImportAsync();

        Assert.Equal("Spring", (await room.FindAsync(RegistryKind.Campaigns, "spring"))!["name"]);
        Assert.Contains(room.Host.Storage.Blobs.In("log").Values, blob => Encoding.UTF8.GetString(blob.Content).Contains("campaigns/spring@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_not_announced_is_not_carried_out()
    {
        var room = await ReplayRoom.OpenAsync();
        await room.BrokenAsync(call => call.RequestUri!.AbsolutePath == "/$batch", () => room.DeclareAsync(RegistryKind.Campaigns, "spring", ("name", "Spring")));

        await room.App.ImportAsync();

        Assert.Null(await room.FindAsync(RegistryKind.Campaigns, "spring"));
        Assert.Empty(room.Host.Storage.Blobs.In("log"));
    }

    [Fact]
    public async Task A_later_change_stands_over_one_that_is_finished_late()
    {
        var room = await ReplayRoom.OpenAsync();
        await room.BrokenAsync(call => call.RequestUri!.AbsolutePath == "/registry", () => room.DeclareAsync(RegistryKind.Campaigns, "spring", ("name", "First")));
        await room.DeclareAsync(RegistryKind.Campaigns, "spring", ("name", "Second"));

        await room.App.ImportAsync();
        var logged = room.Host.Storage.Blobs.In("log").Values.Sum(blob => blob.Length);
        await room.App.ImportAsync();

        Assert.Equal("Second", (await room.FindAsync(RegistryKind.Campaigns, "spring"))!["name"]);
        Assert.Equal(logged, room.Host.Storage.Blobs.In("log").Values.Sum(blob => blob.Length));
    }
}
