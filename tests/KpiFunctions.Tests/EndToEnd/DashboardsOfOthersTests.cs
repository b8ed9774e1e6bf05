using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Local.SampleBrand;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.Infra;
using KpiFunctions.Tests.SampleBrand;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>What docs/dashboards.md and infra/dashboards ask is asked of the running app, over ten days of the sample brand.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class DashboardsOfOthersTests(SmallBrand loaded) : IClassFixture<SmallBrand>
{
    [Fact]
    public async Task Every_query_of_the_grafana_dashboard_has_rows_and_every_column_values()
    {
        using var file = JsonDocument.Parse(Repository.Read("infra/dashboards/grafana.json"));
        var queries = new GrafanaDashboard(file.RootElement).Queries(loaded.Range).ToList();

        Assert.Equal(7, queries.Count);
        foreach (var query in queries)
        {
            var rows = query.Rows(await loaded.App.Http.GetFromJsonAsync<JsonElement>(query.Address));
            Assert.NotEmpty(rows);
            Assert.All(query.Columns, column => Assert.All(rows, row => Assert.True(column.Takes(column.Of(row)), $"{query.Panel}: {column.Name} is {column.Of(row)}")));
            Assert.All(query.Columns, column => Assert.True(rows.Any(row => column.Of(row).ValueKind != JsonValueKind.Null), $"{query.Panel}: {column.Name} has no value"));
        }
    }

    [Fact]
    public async Task The_total_that_grafana_shows_is_the_one_of_the_facts()
    {
        using var file = JsonDocument.Parse(Repository.Read("infra/dashboards/grafana.json"));
        var total = new GrafanaDashboard(file.RootElement).Queries(loaded.Range).First();

        var row = Assert.Single(total.Rows(await loaded.App.Http.GetFromJsonAsync<JsonElement>(total.Address)));

        Assert.Equal(loaded.Sum("clicksHuman"), total.Columns.Single(column => column.Name == "Clicks").Of(row).GetInt64());
        Assert.Equal(loaded.Sum("orders"), total.Columns.Single(column => column.Name == "Orders").Of(row).GetInt64());
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("definitions")]
    public async Task What_power_bi_asks_of_the_api_is_answered(string sample)
    {
        var query = DocumentedQueries.PowerBi(sample, loaded.Range);

        var text = await loaded.App.Http.GetStringAsync(query);

        Assert.True(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length > 10 || text.StartsWith('{'), text);
        Assert.Contains("roi", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_filter_over_the_table_finds_rows()
    {
        var table = new TableClient(loaded.Storage, "kpis");
        var filters = DocumentedQueries.TableFilters(loaded.Range).ToList();

        Assert.Equal(4, filters.Count);
        foreach (var filter in filters)
        {
            var found = 0;
            await foreach (var row in table.QueryAsync<TableEntity>(filter)) found += row.ContainsKey("scope") ? 1 : 0;
            Assert.True(found > 0, filter);
        }
    }
}

/// <summary>Ten days of the brand, a fifth of its volume.</summary>
public sealed class SmallBrand : IAsyncLifetime
{
    private const string Zone = "Europe/Berlin";
    private const string Currency = "EUR";

    private readonly AzuriteFixture azurite = new();
    private readonly Brand brand = Brand.Make(new() { Days = 10, Volume = 0.2 });

    public string Storage => azurite.ConnectionString;

    public IReadOnlyDictionary<string, string> Range { get; private set; } = new Dictionary<string, string>();

    internal RunningApp App { get; private set; } = null!;

    /// <summary>Of everything, over all days.</summary>
    public long Sum(string measure) =>
        NaiveKpis.Rows(NaiveFacts.Of(brand), Zone, Currency).Where(row => row.Key.Scope.Length == 0).Sum(row => row.Value.Measures.GetValueOrDefault(measure));

    public async Task InitializeAsync()
    {
        Range = new Dictionary<string, string>
        {
            ["__from:date:YYYY-MM-DD"] = $"{brand.Options.FirstDay:yyyy-MM-dd}",
            ["__to:date:YYYY-MM-DD"] = $"{brand.Options.LastDay:yyyy-MM-dd}",
        };
        await azurite.InitializeAsync();
        App = await RunningApp.StartAsync(new(Storage, Zone, Currency));
        await App.LoadAsync(brand);
    }

    public async Task DisposeAsync()
    {
        if (App is not null) await App.DisposeAsync();
        await azurite.DisposeAsync();
    }
}
