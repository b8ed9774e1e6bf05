using Azure.Core;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Rollups;

[Collection(AzuriteCollection.Name)]
public sealed class ReadingTableTests(AzuriteFixture azurite)
{
    private const string Post = "post:instagram:1";
    private const string Account = "account:instagram:lena.fit";

    [Fact]
    public async Task The_latest_reading_before_a_day_is_found_and_not_that_days_own()
    {
        var table = await CreateAsync();
        foreach (var (day, likes) in new[] { (0, 10), (2, 20), (5, 50) })
            await table.ReplaceDayAsync(Some.Day.AddDays(day), [Likes(day, likes)], default);

        async Task<long?> Before(int day) =>
            (await table.LatestBeforeAsync([Post, "post:instagram:other"], Some.Day.AddDays(day), default)).GetValueOrDefault(Post)?.Counters["likes"];

        Assert.Null(await Before(0));
        Assert.Equal(10, await Before(2));
        Assert.Equal(20, await Before(5));
        Assert.Equal(50, await Before(400));
    }

    [Fact]
    public async Task The_days_of_a_subject_are_those_that_it_was_read_on()
    {
        var table = await CreateAsync();
        foreach (var day in new[] { 0, 2, 5 }) await table.ReplaceDayAsync(Some.Day.AddDays(day), [Likes(day, 10)], default);
        await table.ReplaceDayAsync(Some.Day.AddDays(2), [], default);

        Assert.Equal([Some.Day, Some.Day.AddDays(5)], (await table.DaysOfAsync(Post, default)).Order());
        Assert.Empty(await table.DaysOfAsync("post:instagram:other", default));
    }

    [Fact]
    public async Task A_subjects_readings_of_a_range_come_in_order_and_subjects_are_found_by_their_beginning()
    {
        var table = await CreateAsync();
        foreach (var day in new[] { 0, 2, 5 }) await table.ReplaceDayAsync(Some.Day.AddDays(day), [Likes(day, 10 + day), Some.Reading(Account, Some.Day.AddDays(day), "followers", 100)], default);

        Assert.Equal([12L, 15L], (await table.OfAsync(Post, Some.Day.AddDays(1), Some.Day.AddDays(5), default)).Select(reading => reading.Counters["likes"]));
        Assert.Equal([Account], await table.SubjectsAsync("account:", Some.Day, Some.Day.AddDays(5), default));
        Assert.Empty(await table.SubjectsAsync("survey:", Some.Day, Some.Day.AddDays(5), default));
    }

    [Fact]
    public async Task A_reading_is_read_back_as_it_was_written()
    {
        var table = await CreateAsync();
        var reading = new ClosingReading(Post, Some.Day, Some.Noon.AddTicks(7), new Dictionary<string, long> { ["views"] = 5_000_000_000, ["likes"] = 0 });

        await table.ReplaceDayAsync(Some.Day, [reading], default);

        var read = (await table.LatestBeforeAsync([Post], Some.Day.AddDays(1), default))[Post];
        Assert.Equal((reading.Subject, reading.Day, reading.At), (read.Subject, read.Day, read.At));
        Assert.Equal(reading.Counters, read.Counters);
    }

    [Fact]
    public async Task A_subject_that_is_no_longer_read_on_the_day_is_deleted()
    {
        var table = await CreateAsync();
        await table.ReplaceDayAsync(Some.Day, [Likes(0, 10), Some.Reading(Account, Some.Day, "followers", 100)], default);

        await table.ReplaceDayAsync(Some.Day, [Likes(0, 10)], default);

        Assert.Equal([Post], (await table.LatestBeforeAsync([Post, Account], Some.Day.AddDays(1), default)).Keys);
    }

    [Fact]
    public async Task A_changed_post_reading_touches_the_day_of_its_next_reading()
    {
        var table = await CreateAsync();
        Assert.Empty((await table.ReplaceDayAsync(Some.Day.AddDays(3), [Likes(3, 30)], default)).Touched);
        await table.ReplaceDayAsync(Some.Day.AddDays(90), [Likes(90, 900)], default);

        var touched = (await table.ReplaceDayAsync(Some.Day, [Likes(0, 10)], default)).Touched;

        Assert.Equal([Some.Day.AddDays(3)], touched);
    }

    [Fact]
    public async Task A_changed_account_reading_touches_the_days_that_carry_it()
    {
        var table = await CreateAsync();
        await table.ReplaceDayAsync(Some.Day.AddDays(3), [Some.Reading(Account, Some.Day.AddDays(3), "followers", 120)], default);

        var touched = (await table.ReplaceDayAsync(Some.Day, [Some.Reading(Account, Some.Day, "followers", 100)], default)).Touched;

        Assert.Equal([Some.Day.AddDays(1), Some.Day.AddDays(2), Some.Day.AddDays(3)], touched);
    }

    [Fact]
    public async Task The_same_readings_again_write_and_touch_nothing()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var table = new ReadingTable(storage.Clients);
        await table.ReplaceDayAsync(Some.Day.AddDays(1), [Likes(1, 11)], default);
        await MergeAsync(table, Likes(0, 10));
        var before = storage.Faults.Writes;

        var touched = (await table.ReplaceDayAsync(Some.Day, [Likes(0, 10)], default)).Touched;

        Assert.Empty(touched);
        Assert.Equal(before, storage.Faults.Writes);
    }

    [Fact]
    public async Task Touched_days_are_returned_until_they_are_settled()
    {
        var table = await CreateAsync();
        await table.ReplaceDayAsync(Some.Day.AddDays(1), [Likes(1, 11)], default);
        await table.ReplaceDayAsync(Some.Day, [Likes(0, 10)], default);

        Assert.Equal([Some.Day.AddDays(1)], await MergeAsync(table, Likes(0, 10)));
        Assert.Empty(await MergeAsync(table, Likes(0, 10)));
    }

    [Fact]
    public async Task A_merge_that_settles_late_leaves_what_a_newer_one_of_its_day_has_to_tell()
    {
        var table = await CreateAsync();
        await table.ReplaceDayAsync(Some.Day.AddDays(2), [Likes(2, 30)], default);
        var older = await table.ReplaceDayAsync(Some.Day, [Likes(0, 10)], default);
        var newer = await table.ReplaceDayAsync(Some.Day, [Likes(0, 11)], default);

        await older.Receipt.SettleAsync(default);

        Assert.Equal([Some.Day.AddDays(2)], newer.Touched);
        Assert.Equal([Some.Day.AddDays(2)], await MergeAsync(table, Likes(0, 11)));
        Assert.Empty(await MergeAsync(table, Likes(0, 11)));
    }

    [Fact]
    public async Task A_merge_that_is_repeated_after_an_older_one_settled_late_looks_again_for_later_days()
    {
        var table = await CreateAsync();
        var older = await table.ReplaceDayAsync(Some.Day, [Likes(0, 10)], default);
        await table.ReplaceDayAsync(Some.Day, [Likes(0, 11)], default);
        await older.Receipt.SettleAsync(default);
        await table.ReplaceDayAsync(Some.Day.AddDays(1), [Likes(1, 20)], default);

        Assert.Equal([Some.Day.AddDays(1)], await MergeAsync(table, Likes(0, 11)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_a_crash_at_any_write_the_call_is_repeated_and_nothing_is_lost(int writes)
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var table = new ReadingTable(storage.Clients);
        var other = Some.Reading("post:x:2", Some.Day, "likes", 1);
        await table.ReplaceDayAsync(Some.Day, [other], default);
        await table.ReplaceDayAsync(Some.Day.AddDays(1), [Likes(1, 11)], default);
        var left = writes;
        storage.Faults.Inject(Fault.Down, request => request.Method != RequestMethod.Get && Interlocked.Decrement(ref left) < 0, int.MaxValue);
        var crashed = await Record.ExceptionAsync(() => table.ReplaceDayAsync(Some.Day, [Likes(0, 10)], default));
        storage.Faults.Inject(Fault.None, _ => false);

        var touched = (await table.ReplaceDayAsync(Some.Day, [Likes(0, 10)], default)).Touched;

        Assert.NotNull(crashed);
        Assert.Equal([Some.Day.AddDays(1)], touched);
        var latest = await table.LatestBeforeAsync([Post, other.Subject], Some.Day.AddDays(1), default);
        Assert.Equal(10, latest[Post].Counters["likes"]);
        Assert.DoesNotContain(other.Subject, latest.Keys);
    }

    [Theory]
    [InlineData("account:x:a", null, 30, null)]
    [InlineData("account:x:a", 10, 10, 10)]
    [InlineData("account:x:a", 30, 30, 30)]
    [InlineData("account:x:a", 45, 31, 45)]
    [InlineData("post:x:1", null, 0, null)]
    [InlineData("post:x:1", 45, 1, 45)]
    public void Touched_days_are_those_that_used_the_value(string subject, int? next, int count, int? last)
    {
        var touched = TouchedDays.Of(subject, Some.Day, next is { } days ? Some.Day.AddDays(days) : null).ToList();

        Assert.Equal(count, touched.Count);
        if (last is { } day) Assert.Equal(Some.Day.AddDays(day), touched[^1]);
    }

    private static ClosingReading Likes(int day, long value) => Some.Reading(Post, Some.Day.AddDays(day), "likes", value);

    /// <summary>Merges the day and takes note of what it touches, which is returned.</summary>
    private static async Task<IReadOnlyList<DateOnly>> MergeAsync(ReadingTable table, params ClosingReading[] readings)
    {
        var changes = await table.ReplaceDayAsync(Some.Day, readings, default);
        await changes.Receipt.SettleAsync(default);
        return changes.Touched;
    }

    private async Task<ReadingTable> CreateAsync() => new((await StorageUnderTest.CreateAsync(azurite)).Clients);
}
