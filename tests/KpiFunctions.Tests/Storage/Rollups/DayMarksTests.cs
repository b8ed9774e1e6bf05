using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Rollups;

[Collection(AzuriteCollection.Name)]
public sealed class DayMarksTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Marks_of_many_days_are_listed_in_order_each_once()
    {
        var marks = new DayMarks((await StorageUnderTest.CreateAsync(azurite)).Clients);
        var days = Enumerable.Range(0, 230).Select(i => Some.Day.AddDays(-i)).ToList();

        await marks.MarkAsync([.. days, Some.Day], default);
        await marks.MarkAsync([Some.Day], default);
        await marks.MarkAsync([], default);

        Assert.Equal(days.Order(), (await marks.ListAsync(default)).Select(mark => mark.Day));
    }

    [Fact]
    public async Task A_mark_that_was_made_again_is_not_dropped()
    {
        var marks = new DayMarks((await StorageUnderTest.CreateAsync(azurite)).Clients);
        await marks.MarkAsync([Some.Day], default);
        var first = Assert.Single(await marks.ListAsync(default));
        await marks.MarkAsync([Some.Day], default);

        await marks.DropAsync(first, default);

        var second = Assert.Single(await marks.ListAsync(default));
        await marks.DropAsync(second, default);
        await marks.DropAsync(second, default);
        Assert.Empty(await marks.ListAsync(default));
    }

    [Fact]
    public async Task A_day_is_marked_by_saving_it_with_something_left_to_do_and_only_then()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var (table, marks) = (new DayTable(storage.Clients, storage.Writer), new DayMarks(storage.Clients));
        await table.TrySaveAsync(new DayEntry { Day = Some.Day, PlannedRun = 2, MergedRun = 2, Effects = 1, MergedEffects = 1 }, default);
        Assert.Empty(await marks.ListAsync(default));

        await table.TrySaveAsync(new DayEntry { Day = Some.Day.AddDays(1), PlannedRun = 1 }, default);
        await table.TrySaveAsync(new DayEntry { Day = Some.Day.AddDays(2), PlannedRun = 1, MergedRun = 1, Effects = 1 }, default);

        Assert.Equal([Some.Day.AddDays(1), Some.Day.AddDays(2)], (await marks.ListAsync(default)).Select(mark => mark.Day));
    }

    [Fact]
    public async Task A_day_is_marked_before_it_is_saved_whatever_becomes_of_the_save()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var (table, marks) = (new DayTable(storage.Clients, storage.Writer), new DayMarks(storage.Clients));
        storage.Faults.Inject(Fault.LostReply, request => request.Uri.Path.Contains("days"));

        Assert.NotNull(await table.TrySaveAsync(new DayEntry { Day = Some.Day, PlannedRun = 1 }, default));
        var mark = Assert.Single(await marks.ListAsync(default));
        await marks.DropAsync(mark, default);

        Assert.Null(await table.TrySaveAsync(new DayEntry { Day = Some.Day, PlannedRun = 7 }, default));
        Assert.Single(await marks.ListAsync(default));
    }

    [Fact]
    public async Task What_planners_note_is_read_back_and_an_overtaken_one_notes_nothing()
    {
        var notes = new PlanNotes((await StorageUnderTest.CreateAsync(azurite)).Clients);
        var nothing = await notes.BasisAsync(default);
        Assert.Null(nothing.Basis);
        Assert.Null(await notes.LookedAtAsync(default));

        await notes.SaveBasisAsync("one", nothing, default);
        await notes.SaveBasisAsync("late", nothing, default);
        var one = await notes.BasisAsync(default);
        await notes.SaveBasisAsync("two", one, default);
        await notes.SaveBasisAsync("late", one, default);
        await notes.SaveLookedAtAsync(Some.Noon, default);

        Assert.Equal(("one", "two"), (one.Basis, (await notes.BasisAsync(default)).Basis));
        Assert.Equal(Some.Noon, await notes.LookedAtAsync(default));
    }
}
