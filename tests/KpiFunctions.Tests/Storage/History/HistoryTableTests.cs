using KpiFunctions.Core.Kpis;
using KpiFunctions.Storage.History;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.Storage.Kpis;

namespace KpiFunctions.Tests.Storage.History;

[Collection(AzuriteCollection.Name)]
public sealed class HistoryTableTests(AzuriteFixture azurite)
{
    private static readonly Scope Spring = Some.Campaign("spring");

    [Fact]
    public async Task A_former_row_is_kept_whole_with_what_replaced_it()
    {
        var (history, kpis) = await CreateAsync();
        var former = Some.Row(Spring, 9, 4990) with { Apart = new Dictionary<string, long> { ["GBP:revenueGross"] = 1250 } };
        await kpis.ReplaceDayAsync(Some.Day, 2, [Some.Row(Spring, 11, 5990)], default);

        await history.KeepAsync([new FormerRow(former, 1, 1)], By(2), default);

        var entry = Assert.Single(await ListAsync(history));
        KpiTableTests.AssertSame(former, entry.Former.Row);
        Assert.Equal((1, 1), (entry.Former.Run, entry.Former.Definitions));
        Assert.Equal((2, Some.Noon, "final", "late-records,import"), (entry.By.Run, entry.By.At, entry.By.State, string.Join(',', entry.By.Reasons)));
        Assert.Equal(5990, entry.Current!.Measures[Measures.RevenueGross]);
    }

    [Fact]
    public async Task Repeating_it_keeps_the_first_note_and_an_older_run_changes_nothing()
    {
        var (history, _) = await CreateAsync();
        var former = new FormerRow(Some.Row(Spring, 9), 1, 1);
        await history.KeepAsync([former], By(3), default);

        await history.KeepAsync([former], By(3) with { At = Some.Noon.AddHours(1) }, default);
        await history.KeepAsync([former], By(2) with { At = Some.Noon.AddHours(2) }, default);

        Assert.Equal((3, Some.Noon), (Assert.Single(await ListAsync(history)).By.Run, Assert.Single(await ListAsync(history)).By.At));
    }

    [Fact]
    public async Task A_later_run_that_replaces_the_same_version_takes_the_note_over()
    {
        var (history, _) = await CreateAsync();
        var former = new FormerRow(Some.Row(Spring, 9), 1, 1);
        await history.KeepAsync([former], By(2), default);

        await history.KeepAsync([former], By(3) with { At = Some.Noon.AddHours(1) }, default);

        Assert.Equal((3, Some.Noon.AddHours(1)), (Assert.Single(await ListAsync(history)).By.Run, Assert.Single(await ListAsync(history)).By.At));
    }

    [Fact]
    public async Task What_was_noted_and_never_replaced_is_not_told()
    {
        var (history, kpis) = await CreateAsync();
        await kpis.ReplaceDayAsync(Some.Day, 1, [Some.Row(Spring, 9)], default);

        await history.KeepAsync([new FormerRow(Some.Row(Spring, 9), 1, 1)], By(2), default);

        Assert.Empty(await ListAsync(history));
    }

    [Fact]
    public async Task A_row_that_is_gone_has_no_current_values()
    {
        var (history, _) = await CreateAsync();

        await history.KeepAsync([new FormerRow(Some.Row(Spring, 9), 1, 1)], By(2), default);

        Assert.Null(Assert.Single(await ListAsync(history)).Current);
    }

    [Fact]
    public async Task Pages_go_by_day_and_run_within_the_range_and_the_scope()
    {
        var (history, _) = await CreateAsync();
        foreach (var (day, run) in new[] { (3, 1), (1, 12), (0, 1), (1, 2) })
            await history.KeepAsync([new FormerRow(Some.Row(Spring, run, day: Some.Day.AddDays(day)), run, 1), new FormerRow(Some.Row(Scope.Total, run, day: Some.Day.AddDays(day)), run, 1)], By(run + 1), default);

        var first = await history.ListAsync(Spring, Some.Day.AddDays(1), Some.Day.AddDays(3), null, 2, default);
        var second = await history.ListAsync(Spring, Some.Day.AddDays(1), Some.Day.AddDays(3), first.Continuation, 2, default);

        Assert.Equal([(1, 2L), (1, 12L)], first.Items.Select(Place));
        Assert.Equal([(3, 1L)], second.Items.Select(Place));
        Assert.Null(second.Continuation);
        await Assert.ThrowsAsync<FormatException>(() => history.ListAsync(Spring, Some.Day, Some.Day, "20260301-x", 2, default));
    }

    [Fact]
    public async Task A_replaced_day_tells_the_rows_whose_values_change_or_go_and_no_others()
    {
        var (_, kpis) = await CreateAsync();
        var told = new List<string>();
        Task Keep(IReadOnlyList<FormerRow> rows, CancellationToken cancel)
        {
            told.AddRange(rows.Select(row => $"{row.Row.Scope} {row.Row.Measures[Measures.ClicksHuman]} {row.Run}"));
            return Task.CompletedTask;
        }
        await kpis.ReplaceDayAsync(Some.Day, 1, [Some.Row(Scope.Total, 6), Some.Row(Spring, 1), Some.Row(Some.Campaign("autumn"), 2), Some.Row(Some.Campaign("winter"), 3)], default, Keep);
        var later = Some.Row(Some.Campaign("autumn"), 2) with { AsOf = Some.Noon.AddHours(1) };

        await kpis.ReplaceDayAsync(Some.Day, 2, [Some.Row(Scope.Total, 7), later, Some.Row(Some.Campaign("winter"), 3), Some.Row(Some.Campaign("new"), 2)], default, Keep);

        Assert.Equal([" 6 1", "campaign=spring 1 1"], told.Order(StringComparer.Ordinal));
    }

    private static (int Day, long Run) Place(HistoryEntry entry) => (entry.Former.Row.Day.DayNumber - Some.Day.DayNumber, entry.Former.Run);

    private static Replacement By(long run) => new(run, Some.Noon, "final", ["late-records", "import"]);

    private static async Task<IReadOnlyList<HistoryEntry>> ListAsync(HistoryTable history) =>
        (await history.ListAsync(Spring, Some.Day, Some.Day, null, 10, default)).Items;

    private async Task<(HistoryTable History, KpiTable Kpis)> CreateAsync()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        return (new HistoryTable(storage.Clients), new KpiTable(storage.Clients, _ => []));
    }
}
