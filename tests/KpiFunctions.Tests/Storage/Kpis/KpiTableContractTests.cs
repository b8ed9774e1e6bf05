using Azure.Data.Tables;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Kpis;

/// <summary>What dashboards of others rely on when they read table <c>kpis</c> with a plain client.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class KpiTableContractTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_series_is_read_by_partition_and_range_of_days()
    {
        var client = await FilledAsync();

        var days = await client.QueryAsync<TableEntity>("PartitionKey eq 's:campaign=spring' and RowKey ge '20260302' and RowKey le '20260303'").ToListAsync();

        Assert.Equal(["2026-03-02", "2026-03-03"], days.Select(day => day.GetString("day")));
    }

    [Fact]
    public async Task A_leaderboard_is_read_by_day_and_dimension()
    {
        var client = await FilledAsync();

        var members = await client.QueryAsync<TableEntity>("PartitionKey eq 'd:20260301:campaign' and clicksHuman gt 1L").ToListAsync();

        Assert.Equal("campaign=spring", Assert.Single(members).GetString("scope"));
    }

    [Fact]
    public async Task The_columns_are_these()
    {
        var client = await FilledAsync();

        var row = (await client.GetEntityAsync<TableEntity>("s:campaign=spring", "20260301")).Value;

        Assert.Equal(
            ["apart", "asOf", "clicksHuman", "currency", "day", "definitions", "kpi_clicks", "kpi_ctr", "revenueGross", "run", "scope"],
            row.Keys.Except(["PartitionKey", "RowKey", "Timestamp", "odata.etag"]).Order(StringComparer.Ordinal));
        Assert.Equal("EUR", row.GetString("currency"));
        Assert.Equal(Some.Noon, row.GetDateTimeOffset("asOf"));
        Assert.Equal(12L, row["run"]);
        Assert.Equal(KpiCatalog.Version, row["definitions"]);
        Assert.Equal(9L, row["clicksHuman"]);
        Assert.Equal(4990L, row["revenueGross"]);
        Assert.Equal(9.0, row["kpi_clicks"]);
        Assert.Equal(0.1, row["kpi_ctr"]);
        Assert.Equal("""{"GBP:revenueGross":1250}""", row["apart"]);
    }

    [Theory]
    [InlineData("", "s:", "d:20260301:total", "total")]
    [InlineData("campaign=spring,platform=instagram", "s:campaign=spring,platform=instagram", "d:20260301:campaign+platform", "spring,instagram")]
    [InlineData("post=instagram%3A178.4%2C5", "s:post=instagram:178.-4!2C5", "d:20260301:post", "instagram:178.-4!2C5")]
    public void The_keys_are_these(string scope, string byMember, string byDay, string members)
    {
        var parsed = Scope.TryParse(scope)!;

        Assert.Equal(byMember, KpiKeys.ByMember(scope));
        Assert.Equal(byDay, KpiKeys.ByDay(Some.Day, parsed.Members.Select(member => member.Dimension)));
        Assert.Equal(members, KpiKeys.Members(parsed));
    }

    private async Task<TableClient> FilledAsync()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var table = new KpiTable(storage.Clients, row => [new("clicks", row.Measures.Of(Measures.ClicksHuman)!.Value), new("ctr", 0.1)]);
        foreach (var day in Enumerable.Range(0, 4).Select(Some.Day.AddDays))
        {
            var spring = Some.Row(Some.Campaign("spring"), 9, 4990, day) with { Apart = new Dictionary<string, long> { ["GBP:revenueGross"] = 1250 } };
            await table.ReplaceDayAsync(day, 12, [Some.Row(Scope.Total, 10, day: day), spring, Some.Row(Some.Campaign("autumn"), 1, day: day)], default);
        }
        return storage.Clients.Table(StorageTables.Kpis);
    }
}
