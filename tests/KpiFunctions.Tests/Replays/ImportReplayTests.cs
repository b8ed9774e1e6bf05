using KpiFunctions.Core.Registry;
using KpiFunctions.Replays;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Tests.Replays;

/// <summary>A file is read again as a further attempt; numbers neither double nor vanish on the way.</summary>
public sealed class ImportReplayTests
{
    private const string Orders = "type,id,occurredAt,amount,currency\nconversion,o1,2026-03-10T11:00:00Z,10.00,EUR\nconversion,,2026-03-10T12:00:00Z,5.00,EUR\n";

    [Fact]
    public async Task The_new_attempt_counts_instead_of_the_former_one()
    {
        var room = await ReplayRoom.OpenAsync();
        var import = await room.ImportAsync("x.csv", Orders);
        Assert.Equal("1000", await room.ValueAsync("20260310", "revenueGross"));

        var outcome = await room.ReplayAsync(import);

        var entry = await room.EntryAsync(import);
        Assert.Equal((ImportReplayOutcome.Begun, ImportState.Done, 2, 2, 1L, 1L), (outcome, entry.State, entry.Attempt, entry.LastAttempt, entry.Accepted, entry.Rejected));
        Assert.Equal(["-1-0.ndjson", "-2-0.ndjson"], room.Host.Storage.Blobs.In("log").Keys.Select(name => name[^11..]));
        Assert.Equal("1000", await room.ValueAsync("20260310", "revenueGross"));
        Assert.False(entry.IsOpen);
    }

    [Fact]
    public async Task The_former_attempt_counts_until_the_new_one_has_ended()
    {
        var room = await ReplayRoom.OpenAsync();
        var import = await room.ImportAsync("x.csv", Orders);
        await room.BeginUnheardAsync(import);

        await room.App.PlanAsync();
        await room.Host.PlayAsync(room.App);

        Assert.Equal(ImportState.Importing, (await room.EntryAsync(import)).State);
        Assert.Equal("1000", room.Host.Storage.Tables.In("kpis").Single(row => row.Partition == "s:").Text("revenueGross"));
    }

    [Fact]
    public async Task A_replay_whose_message_was_lost_is_taken_up_by_the_reconciler()
    {
        var room = await ReplayRoom.OpenAsync();
        var import = await room.ImportAsync("x.csv", Orders);
        await room.BeginUnheardAsync(import);

        await room.App.ImportAsync();

        Assert.Equal((ImportState.Done, 2), ((await room.EntryAsync(import)).State, (await room.EntryAsync(import)).Attempt));
    }

    [Fact]
    public async Task A_file_that_nobody_knew_is_read_once_a_mapping_has_its_header()
    {
        var room = await ReplayRoom.OpenAsync();
        const string report = "Wann,Betrag,Nummer\n2026-03-10 11:00,10.00,o1\n";
        var import = await room.ImportAsync("fremd.csv", report);
        var unknown = await room.EntryAsync(import);
        Assert.Equal((ImportState.Quarantined, 16), (unknown.State, unknown.Fingerprint?.Length));

        await room.DeclareAsync(RegistryKind.Mappings, "kasse", ("fingerprint", unknown.Fingerprint!), ("type", "conversion"), ("field.id", "Nummer"), ("field.occurredAt", "Wann"), ("field.amount", "Betrag"), ("field.currency", "=EUR"));
        await room.App.ImportAsync();
        await room.Host.PlayAsync(room.App);

        var entry = await room.EntryAsync(import);
        Assert.Equal((ImportState.Done, "kasse", 1L, null), (entry.State, entry.Dialect, entry.Accepted, entry.Fingerprint));
        Assert.Equal("1000", await room.ValueAsync("20260310", "revenueGross"));
    }

    [Fact]
    public async Task A_file_that_its_mapping_cannot_read_either_comes_round_once_only()
    {
        var room = await ReplayRoom.OpenAsync();
        var import = await room.ImportAsync("fremd.csv", "Wann,Betrag,Nummer\n03/04/2026,10.00,o1\n");
        var fingerprint = (await room.EntryAsync(import)).Fingerprint!;
        await room.DeclareAsync(RegistryKind.Mappings, "kasse", ("fingerprint", fingerprint), ("type", "conversion"), ("field.id", "Nummer"), ("field.occurredAt", "Wann"), ("field.amount", "Betrag"), ("field.currency", "=EUR"));

        for (var round = 0; round < 3; round++)
        {
            await room.App.ImportAsync();
            await room.Host.PlayAsync(room.App);
        }

        var entry = await room.EntryAsync(import);
        Assert.Equal((ImportState.Quarantined, 2), (entry.State, entry.LastAttempt));
        Assert.Contains("whether the month or the day comes first", entry.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quarantined_file_is_read_again_from_its_copy_when_it_is_gone()
    {
        var room = await ReplayRoom.OpenAsync();
        var import = await room.ImportAsync("x.csv", "just some text\n");
        Assert.Equal(ImportState.Quarantined, (await room.EntryAsync(import)).State);
        var storage = room.App.Get<StorageClients>();
        await storage.Imports.DeleteBlobAsync("x.csv");
        // As if a dialect for it had been added since.
        var copy = room.App.Get<IRejectStore>().Quarantined(import, "x.csv");
        await copy.UploadAsync(BinaryData.FromString(Orders), overwrite: true);

        var outcome = await room.ReplayAsync(import);

        var entry = await room.EntryAsync(import);
        Assert.Equal((ImportReplayOutcome.Begun, ImportState.Done, 2, (string?)null), (outcome, entry.State, entry.Attempt, entry.Problem));
        Assert.Equal("1000", await room.ValueAsync("20260310", "revenueGross"));
    }

    [Fact]
    public async Task What_is_accepted_now_is_added_and_the_days_of_both_attempts_are_rolled_again()
    {
        var room = await ReplayRoom.OpenAsync();
        var import = await room.ImportAsync("x.csv", Orders);
        Assert.Equal("1000", await room.ValueAsync("20260310", "revenueGross"));
        // As if the dialect read days otherwise now, and understood the second row.
        await room.App.Get<StorageClients>().Imports.DeleteBlobAsync("x.csv");
        await room.App.Get<IRejectStore>().Quarantined(import, "x.csv")
            .UploadAsync(BinaryData.FromString(Orders.Replace("03-10", "03-09", StringComparison.Ordinal).Replace("conversion,,", "conversion,o2,", StringComparison.Ordinal)));

        await room.ReplayAsync(import);

        Assert.Equal((2L, 0L), ((await room.EntryAsync(import)).Accepted, (await room.EntryAsync(import)).Rejected));
        Assert.Equal("1500", await room.ValueAsync("20260309", "revenueGross"));
        Assert.Null(await room.ValueAsync("20260310", "revenueGross"));
        Assert.Empty(room.Host.Storage.Blobs.In("rejects"));
    }

    [Fact]
    public async Task A_file_that_is_as_unreadable_as_before_is_quarantined_again()
    {
        var room = await ReplayRoom.OpenAsync();
        var import = await room.ImportAsync("x.csv", "just some text\n");

        await room.ReplayAsync(import);

        Assert.Equal((ImportState.Quarantined, 0, 2), ((await room.EntryAsync(import)).State, (await room.EntryAsync(import)).Attempt, (await room.EntryAsync(import)).LastAttempt));
    }

    [Fact]
    public async Task A_file_that_disappears_before_it_is_read_again_leaves_the_former_attempt()
    {
        var room = await ReplayRoom.OpenAsync();
        var import = await room.ImportAsync("x.csv", Orders);
        await room.BeginUnheardAsync(import);
        await room.App.Get<StorageClients>().Imports.DeleteBlobAsync("x.csv");

        await room.App.ImportAsync();

        var entry = await room.EntryAsync(import);
        Assert.Equal((ImportState.Done, 1, 1L, false), (entry.State, entry.Attempt, entry.Accepted, entry.IsOpen));
        Assert.StartsWith("Attempt 2 brought nothing, attempt 1 stands.", entry.Problem, StringComparison.Ordinal);
        Assert.Equal("1000", await room.ValueAsync("20260310", "revenueGross"));
    }

    [Fact]
    public async Task What_cannot_be_replayed_says_why()
    {
        var room = await ReplayRoom.OpenAsync();
        var first = await room.ImportAsync("x.csv", Orders);
        var copy = await room.ImportAsync("y.csv", Orders);
        var gone = await room.ImportAsync("z.csv", Orders + "conversion,o2,2026-03-10T12:00:00Z,5.00,EUR\n");
        await room.App.Get<StorageClients>().Imports.DeleteBlobAsync("z.csv");

        Assert.Equal(ImportReplayOutcome.Unknown, await room.ReplayAsync("nothing"));
        Assert.Equal(ImportReplayOutcome.SameContent, await room.ReplayAsync(copy));
        Assert.Equal(ImportReplayOutcome.FileGone, await room.ReplayAsync(gone));
        await room.BeginUnheardAsync(first);
        Assert.Equal(ImportReplayOutcome.Running, await room.ReplayAsync(first));
        await room.App.RetractAsync(first);
        Assert.Equal(ImportReplayOutcome.Retracted, await room.ReplayAsync(first));
    }

    [Fact]
    public async Task An_attempt_that_other_code_began_is_not_continued()
    {
        var room = await ReplayRoom.OpenAsync();
        var import = await room.ImportAsync("x.csv", Orders);
        await room.App.Get<IImportReplay>().BeginAsync(import, default);
        await room.Ledger.SaveAsync(await room.EntryAsync(import) with { Reader = "an earlier build" }, default);

        await room.App.ImportAsync();

        Assert.Equal((3, 3), ((await room.EntryAsync(import)).Attempt, (await room.EntryAsync(import)).LastAttempt));
    }

    [Fact]
    public async Task An_import_that_is_taken_back_during_its_replay_stays_taken_back()
    {
        var room = await ReplayRoom.OpenAsync();
        var import = await room.ImportAsync("registry.csv", "kind,id,name\ncampaigns,spring,Spring\n");
        await room.App.Get<IImportReplay>().BeginAsync(import, default);
        await room.App.RetractAsync(import);

        await room.App.Get<IImportReplay>().RunAsync(new ReplayMessage(import), default);
        await room.App.ImportAsync();

        Assert.Equal(ImportState.Retracted, (await room.EntryAsync(import)).State);
        Assert.Null(await room.FindAsync(RegistryKind.Campaigns, "spring"));
    }

    [Fact]
    public async Task The_registry_obeys_the_new_attempt()
    {
        var room = await ReplayRoom.OpenAsync();
        var import = await room.ImportAsync("registry.csv", "kind,id,name\ncampaigns,spring,Spring\n");

        await room.ReplayAsync(import);

        Assert.Equal("Spring", (await room.FindAsync(RegistryKind.Campaigns, "spring"))!["name"]);
        Assert.Equal((2, false), ((await room.EntryAsync(import)).Attempt, (await room.EntryAsync(import)).Unsettled));
    }
}
