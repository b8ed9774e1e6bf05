using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Kpis;

[Collection(AzuriteCollection.Name)]
public sealed class KpiTableTests(AzuriteFixture azurite)
{
    private static readonly IReadOnlyList<KpiRow> Rows =
    [
        Some.Row(Scope.Total, 30),
        Some.Row(Some.Campaign("spring"), 10),
        Some.Row(Some.Campaign("autumn, it's 50%/off"), 20, revenue: 4990),
        Some.Row(Scope.Of((Dimension.Campaign, "spring"), (Dimension.Influencer, "lena.fit")), 7),
    ];

    [Fact]
    public async Task Rows_are_read_back_from_both_layouts()
    {
        var table = await CreateAsync();

        var changes = await table.ReplaceDayAsync(Some.Day, 1, Rows, default);

        Assert.Equal(new RowChanges(4, 0, 0), changes);
        foreach (var row in Rows) AssertSame(row, Assert.Single(await Series(table, row.Scope)));
        Assert.Equal(["autumn, it's 50%/off", "spring"], (await Members(table, Dimension.Campaign)).Select(row => row.Scope.Member(Dimension.Campaign)));
        AssertSame(Rows[0], Assert.Single(await Members(table)));
        AssertSame(Rows[3], Assert.Single(await Members(table, Dimension.Influencer, Dimension.Campaign)));
    }

    [Fact]
    public async Task A_series_is_in_day_order_and_without_the_days_that_have_no_row()
    {
        var table = await CreateAsync();
        foreach (var day in new[] { 3, 0, 5 })
            await table.ReplaceDayAsync(Some.Day.AddDays(day), 1, [Some.Row(Scope.Total, day, day: Some.Day.AddDays(day))], default);

        var days = (await table.SeriesAsync(Scope.Total, Some.Day, Some.Day.AddDays(4), default).ToListAsync()).Select(row => row.Day);

        Assert.Equal([Some.Day, Some.Day.AddDays(3)], days);
    }

    [Fact]
    public async Task The_same_rows_again_write_nothing()
    {
        var (storage, table) = await CreateWithStorageAsync();
        await table.ReplaceDayAsync(Some.Day, 1, Rows, default);
        var before = storage.Faults.Writes;

        var changes = await table.ReplaceDayAsync(Some.Day, 2, Rows, default);

        Assert.Equal(new RowChanges(0, 0, 4), changes);
        Assert.Equal(before, storage.Faults.Writes);
    }

    [Fact]
    public async Task A_changed_row_is_the_only_one_written()
    {
        var (storage, table) = await CreateWithStorageAsync();
        await table.ReplaceDayAsync(Some.Day, 1, Rows, default);
        var before = storage.Faults.Writes;
        var changed = Some.Row(Some.Campaign("spring"), 11);

        var changes = await table.ReplaceDayAsync(Some.Day, 2, [Rows[0], changed, Rows[2], Rows[3]], default);

        Assert.Equal(new RowChanges(1, 0, 3), changes);
        Assert.Equal(2, storage.Faults.Writes - before);
        AssertSame(changed, Assert.Single(await Series(table, changed.Scope)));
        AssertSame(changed, (await Members(table, Dimension.Campaign))[1]);
    }

    [Fact]
    public async Task A_value_that_becomes_null_has_no_column_any_more()
    {
        var table = await CreateAsync();
        await table.ReplaceDayAsync(Some.Day, 1, [Some.Row(Scope.Total, 1, revenue: 100)], default);

        await table.ReplaceDayAsync(Some.Day, 2, [Some.Row(Scope.Total, 1)], default);

        Assert.Null(Assert.Single(await Series(table, Scope.Total)).Measures[Measures.RevenueGross]);
    }

    [Fact]
    public async Task A_row_that_is_no_longer_produced_is_deleted_from_both_layouts()
    {
        var table = await CreateAsync();
        await table.ReplaceDayAsync(Some.Day, 1, Rows, default);

        var changes = await table.ReplaceDayAsync(Some.Day, 2, [Rows[0], Rows[1], Rows[3]], default);

        Assert.Equal(new RowChanges(0, 1, 3), changes);
        Assert.Empty(await Series(table, Rows[2].Scope));
        Assert.Equal("spring", Assert.Single(await Members(table, Dimension.Campaign)).Scope.Member(Dimension.Campaign));
    }

    [Fact]
    public async Task A_row_of_a_newer_run_is_left_alone()
    {
        var table = await CreateAsync();
        await table.ReplaceDayAsync(Some.Day, 5, Rows, default);

        var changes = await table.ReplaceDayAsync(Some.Day, 4, [Some.Row(Scope.Total, 29)], default);

        Assert.Equal(new RowChanges(0, 0, 1), changes);
        Assert.Equal(30, Assert.Single(await Series(table, Scope.Total)).Measures[Measures.ClicksHuman]);
        Assert.Equal(2, (await Members(table, Dimension.Campaign)).Count);
    }

    [Fact]
    public async Task Several_hundred_members_are_written_and_deleted()
    {
        var table = await CreateAsync();
        var rows = Enumerable.Range(0, 250).Select(i => Some.Row(Some.Campaign($"c{i:D3}"), i)).ToList();

        Assert.Equal(new RowChanges(250, 0, 0), await table.ReplaceDayAsync(Some.Day, 1, rows, default));
        Assert.Equal(rows.Select(row => row.Scope), (await Members(table, Dimension.Campaign)).Select(row => row.Scope));
        Assert.Equal(new RowChanges(0, 250, 0), await table.ReplaceDayAsync(Some.Day, 2, [], default));
        Assert.Empty(await Members(table, Dimension.Campaign));
    }

    [Fact]
    public async Task Members_of_any_length_are_kept_apart()
    {
        var table = await CreateAsync();
        var rows = new[] { "1", "2" }.Select(end => Some.Row(Some.Campaign(new string('ü', 700) + end), int.Parse(end))).ToList();

        await table.ReplaceDayAsync(Some.Day, 1, rows, default);

        Assert.Equal(2, (await Members(table, Dimension.Campaign)).Count);
        AssertSame(rows[1], Assert.Single(await Series(table, rows[1].Scope)));
    }

    [Fact]
    public async Task Runs_of_one_day_at_the_same_time_end_in_the_rows_of_one_of_them()
    {
        var (storage, table) = await CreateWithStorageAsync();
        await table.ReplaceDayAsync(Some.Day, 1, Rows, default);
        var newer = Rows.Select(row => row with { AsOf = Some.Noon.AddHours(1) }).ToList();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => new KpiTable(storage.Clients, Columns).ReplaceDayAsync(Some.Day, 2, newer, default)));

        foreach (var row in newer) AssertSame(row, Assert.Single(await Series(table, row.Scope)));
        Assert.Equal(new RowChanges(0, 0, 4), await table.ReplaceDayAsync(Some.Day, 2, newer, default));
    }

    private static async Task<List<KpiRow>> Series(KpiTable table, Scope scope) => await table.SeriesAsync(scope, Some.Day, Some.Day, default).ToListAsync();

    private static async Task<List<KpiRow>> Members(KpiTable table, params Dimension[] dimensions) => await table.MembersAsync(dimensions, Some.Day, default).ToListAsync();

    private static IEnumerable<KeyValuePair<string, double>> Columns(KpiRow row) => [new("clicks", row.Measures.Of(Measures.ClicksHuman)!.Value / 3.0)];

    internal static void AssertSame(KpiRow expected, KpiRow actual)
    {
        Assert.Equal((expected.Scope, expected.Day, expected.AsOf, expected.Currency), (actual.Scope, actual.Day, actual.AsOf, actual.Currency));
        Assert.True(expected.Measures.SameAs(actual.Measures));
        Assert.Equal(expected.Apart, actual.Apart);
    }

    private async Task<KpiTable> CreateAsync() => (await CreateWithStorageAsync()).Table;

    private async Task<(StorageUnderTest Storage, KpiTable Table)> CreateWithStorageAsync()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        return (storage, new KpiTable(storage.Clients, Columns));
    }
}
