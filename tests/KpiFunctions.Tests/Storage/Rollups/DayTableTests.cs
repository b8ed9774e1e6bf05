using Azure.Core;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Rollups;

[Collection(AzuriteCollection.Name)]
public sealed class DayTableTests(AzuriteFixture azurite)
{
    private static readonly DayEntry Full = new()
    {
        Day = Some.Day,
        PlannedRun = 4,
        PlannedInputs = "in4",
        PlannedAt = Some.Noon.AddTicks(1234567),
        MergedRun = 3,
        MergedInputs = "in3",
        MergedRegistry = "r3",
        MergedLookups = "l3",
        CheckedRegistry = "r4",
        MergedAt = Some.Noon.AddMinutes(-5),
        ValuesSince = Some.Noon.AddMinutes(-5),
        LastDuration = TimeSpan.FromTicks(98765432),
        RestatedAt = Some.Noon.AddDays(9),
        RestatedWhy = "late-records,registry",
        AsOf = Some.Noon.AddHours(-1),
        Effects = 7,
        MergedEffects = 5,
    };

    [Fact]
    public async Task An_entry_is_read_back_as_it_was_saved()
    {
        var table = await CreateAsync();

        var saved = await table.TrySaveAsync(Full, default);

        Assert.NotNull(saved?.Tag);
        Assert.Equal(Full with { Tag = saved.Tag }, saved);
        Assert.Equal(saved, await table.FindAsync(Some.Day, default));
    }

    [Fact]
    public async Task The_audit_is_read_back_as_it_was_saved()
    {
        var table = await CreateAsync();
        var unresolved = Enumerable.Range(0, 5000).ToDictionary(i => $"campaign:name-{i:D4}", i => (long)i);

        await table.TrySaveAsync(Full with { Audit = new DayAudit(6, 3, 2, 1, 4, 5, unresolved) }, default);

        var audit = (await table.FindAsync(Some.Day, default))!.Audit!;
        Assert.Equal((6L, 3L, 2L, 1L, 4L, 5L), (audit.Received, audit.Accepted, audit.Duplicate, audit.Conflicting, audit.Torn, audit.FallenCounters));
        Assert.Equal(unresolved, audit.Unresolved);
    }

    [Fact]
    public async Task An_audit_that_no_entity_holds_keeps_the_most_frequent_and_sums_up_the_others()
    {
        var table = await CreateAsync();
        var unresolved = Enumerable.Range(1, 40_000).ToDictionary(i => $"campaign:name-{i:D5}", i => (long)i);

        await table.TrySaveAsync(Full with { Audit = new DayAudit(1, 1, 0, 0, 0, 0, unresolved) }, default);

        var kept = (await table.FindAsync(Some.Day, default))!.Audit!.Unresolved;
        Assert.InRange(kept.Count, 5000, 39_999);
        Assert.Equal(40_000, kept["campaign:name-40000"]);
        Assert.Equal(unresolved.Values.Sum(), kept.Values.Sum());
    }

    [Fact]
    public async Task An_entry_is_only_written_at_its_tag()
    {
        var table = await CreateAsync();
        var first = await table.TrySaveAsync(new DayEntry { Day = Some.Day }, default);

        var second = await table.TrySaveAsync(first! with { PlannedRun = 1 }, default);

        Assert.NotNull(second);
        Assert.Null(await table.TrySaveAsync(first with { PlannedRun = 2 }, default));
        Assert.Null(await table.TrySaveAsync(new DayEntry { Day = Some.Day, PlannedRun = 3 }, default));
        Assert.Equal(1, (await table.FindAsync(Some.Day, default))!.PlannedRun);
    }

    [Fact]
    public async Task Of_many_who_save_at_once_one_wins()
    {
        var table = await CreateAsync();

        var saved = await Task.WhenAll(Enumerable.Range(1, 10).Select(run => table.TrySaveAsync(new DayEntry { Day = Some.Day, PlannedRun = run }, default)));

        var winner = Assert.Single(saved, entry => entry is not null);
        Assert.Equal(winner, await table.FindAsync(Some.Day, default));
    }

    [Theory]
    [InlineData(nameof(Fault.LostReply))]
    [InlineData(nameof(Fault.FalseFailure))]
    public async Task A_write_whose_reply_is_lost_is_known_for_ours(string fault)
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var table = new DayTable(storage.Clients, storage.Writer);

        storage.Faults.Inject(Enum.Parse<Fault>(fault), request => request.Method == RequestMethod.Post);
        var added = await table.TrySaveAsync(new DayEntry { Day = Some.Day, PlannedRun = 1 }, default);
        storage.Faults.Inject(Enum.Parse<Fault>(fault), request => request.Method == RequestMethod.Put);
        var replaced = await table.TrySaveAsync(added! with { PlannedRun = 2 }, default);

        Assert.Equal(2, replaced?.PlannedRun);
        Assert.Equal(replaced, await table.FindAsync(Some.Day, default));
    }

    [Fact]
    public async Task A_list_has_the_days_from_first_to_last_in_order()
    {
        var table = await CreateAsync();
        foreach (var day in new[] { 3, 1, 0, 2 }) await table.TrySaveAsync(new DayEntry { Day = Some.Day.AddDays(day) }, default);

        var days = await table.ListAsync(Some.Day.AddDays(1), Some.Day.AddDays(2), default);

        Assert.Equal([Some.Day.AddDays(1), Some.Day.AddDays(2)], days.Select(entry => entry.Day));
        Assert.Null(await table.FindAsync(Some.Day.AddDays(9), default));
    }

    private async Task<DayTable> CreateAsync()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        return new DayTable(storage.Clients, storage.Writer);
    }
}
