using Azure.Core;
using Azure.Data.Tables;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Kpis;

[Collection(AzuriteCollection.Name)]
public sealed class KpiTableRepairTests(AzuriteFixture azurite)
{
    private static readonly IReadOnlyList<KpiRow> Rows = [Some.Row(Scope.Total, 3), Some.Row(Some.Campaign("spring"), 1), Some.Row(Some.Campaign("autumn"), 2)];

    [Theory]
    [InlineData("s:campaign=spring", "20260301")]
    [InlineData("d:20260301:campaign", "spring")]
    public async Task A_copy_that_is_missing_is_put_back(string partition, string row)
    {
        var (storage, table) = await CreateAsync();
        await table.ReplaceDayAsync(Some.Day, 1, Rows, default);
        await storage.Clients.Table(StorageTables.Kpis).DeleteEntityAsync(partition, row);

        var changes = await table.ReplaceDayAsync(Some.Day, 1, Rows, default);

        Assert.Equal(new RowChanges(1, 0, 2), changes);
        await AssertCopiesAsync(storage, Rows);
    }

    [Fact]
    public async Task A_copy_of_an_earlier_run_is_brought_up_to_date()
    {
        var (storage, table) = await CreateAsync();
        await table.ReplaceDayAsync(Some.Day, 1, Rows, default);
        var client = storage.Clients.Table(StorageTables.Kpis);
        var old = (await client.GetEntityAsync<TableEntity>("s:campaign=spring", "20260301")).Value;
        old["clicksHuman"] = 77L;
        await client.UpdateEntityAsync(old, old.ETag, TableUpdateMode.Replace);

        var changes = await table.ReplaceDayAsync(Some.Day, 2, Rows, default);

        Assert.Equal(new RowChanges(1, 0, 2), changes);
        await AssertCopiesAsync(storage, Rows);
    }

    // A crash at each write of the change from Rows to others, then the change again.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task After_a_crash_at_any_write_the_next_run_leaves_nothing_stale(int writes)
    {
        var (storage, table) = await CreateAsync();
        await table.ReplaceDayAsync(Some.Day, 1, Rows, default);
        var left = writes;
        storage.Faults.Inject(Fault.Down, request => request.Method != RequestMethod.Get && Interlocked.Decrement(ref left) < 0, int.MaxValue);
        var crashed = await Record.ExceptionAsync(() => table.ReplaceDayAsync(Some.Day, 2, [Some.Row(Scope.Total, 9), Some.Row(Some.Campaign("new"), 9)], default));
        storage.Faults.Inject(Fault.None, _ => false);
        KpiRow[] last = [Some.Row(Scope.Total, 8), Some.Row(Some.Campaign("spring"), 8)];

        await table.ReplaceDayAsync(Some.Day, 3, last, default);

        Assert.NotNull(crashed);
        await AssertCopiesAsync(storage, last);
    }

    [Theory]
    [InlineData(nameof(Fault.LostReply))]
    [InlineData(nameof(Fault.FalseFailure))]
    public async Task Writes_whose_replies_are_lost_end_in_the_produced_rows(string fault)
    {
        var (storage, table) = await CreateAsync();
        await table.ReplaceDayAsync(Some.Day, 1, Rows, default);
        storage.Faults.Inject(Enum.Parse<Fault>(fault), request => request.Method != RequestMethod.Get, 2);
        KpiRow[] rows = [Some.Row(Scope.Total, 9), Some.Row(Some.Campaign("new"), 9)];

        var changes = await table.ReplaceDayAsync(Some.Day, 2, rows, default);

        Assert.Equal(new RowChanges(2, 2, 0), changes);
        await AssertCopiesAsync(storage, rows);
    }

    // The whole table is exactly two copies of each row.
    private static async Task AssertCopiesAsync(StorageUnderTest storage, IReadOnlyList<KpiRow> rows)
    {
        var stored = await storage.Clients.Table(StorageTables.Kpis).QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(2 * rows.Count, stored.Count);
        foreach (var row in rows)
        {
            var copies = stored.Where(entity => entity.GetString("scope") == row.Scope.ToString()).ToList();
            Assert.Equal(2, copies.Count);
            Assert.All(copies, copy => KpiTableTests.AssertSame(row, KpiEntity.To(copy)));
        }
    }

    private async Task<(StorageUnderTest Storage, KpiTable Table)> CreateAsync()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        return (storage, new KpiTable(storage.Clients, _ => []));
    }
}
