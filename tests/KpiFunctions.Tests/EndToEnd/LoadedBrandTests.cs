using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Local.SampleBrand;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.SampleBrand;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>The whole sample brand through the public doors of the app, and what the table and the API say afterwards.</summary>
[Collection(LoadedBrandCollection.Name)]
public sealed class LoadedBrandTests(LoadedBrand loaded)
{
    [Fact]
    public void Every_measure_and_kpi_of_every_scope_and_day_is_what_the_facts_say() =>
        StoredRows.AssertAre(loaded.Expected, loaded.Rows, LoadedBrand.Currency);

    [Fact]
    public async Task Loading_the_same_data_again_changes_no_row()
    {
        await loaded.App.LoadAsync(loaded.Brand);

        Assert.Equal(StoredRows.Texts(loaded.Rows), StoredRows.Texts(await StoredRows.ReadAsync(loaded.Storage)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("campaign=summer-trails")]
    [InlineData("influencer=lena")]
    [InlineData("platform=youtube")]
    [InlineData("campaign=unknown,platform=instagram")]
    public async Task The_api_gives_each_day_its_values_and_every_null_its_reason(string scope)
    {
        var names = NaiveFormulas.Of("", new Dictionary<string, long>()).Keys;
        var (from, to) = (loaded.Brand.Options.FirstDay, loaded.Brand.Options.LastDay);

        var answer = await loaded.App.Http.GetFromJsonAsync<JsonElement>(
            $"kpis?kpis={string.Join(',', names)}&scope={Uri.EscapeDataString(scope)}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&interval=day");

        var days = loaded.Expected.Keys.Where(row => row.Scope.Length == 0).Select(row => row.Day).Order().ToList();
        Assert.Contains(days, day => loaded.Expected.ContainsKey((scope, day)));
        Assert.Equal(
            days.SelectMany(day => NaiveFormulas.Of(scope, loaded.Expected.GetValueOrDefault((scope, day), new()).Measures)
                .Select(kpi => $"{day:yyyy-MM-dd} {kpi.Key} {Text(kpi.Value.Value, kpi.Value.Reason)}")),
            answer.GetProperty("points").EnumerateArray().SelectMany(point => names.Select(name => $"{point.GetProperty("from").GetString()} {name} {Text(point, name)}")));
    }

    [Fact]
    public async Task Experiments_and_goals_are_told_as_what_they_are()
    {
        var asOf = $"?asOf={loaded.Brand.Options.LastDay:yyyy-MM-dd}";

        var experiments = await loaded.App.Http.GetFromJsonAsync<JsonElement>("experiments" + asOf);
        var goals = await loaded.App.Http.GetFromJsonAsync<JsonElement>("goals" + asOf);
        var objectives = await loaded.App.Http.GetFromJsonAsync<JsonElement>("objectives" + asOf);

        Assert.Equal(
            ["boot-finder winner", "free-shipping withheld", "reel-or-photo winner", "same-page no-difference-shown"],
            experiments.GetProperty("items").EnumerateArray().Select(each => $"{each.GetProperty("id").GetString()} {each.GetProperty("verdict").GetProperty("code").GetString()}"));
        Assert.Equal(
            ["summer-clicks met True", "summer-followers missed True", "summer-impressions met True", "summer-likes missed False", "summer-orders missed True", "year-followers at-risk True"],
            goals.GetProperty("items").EnumerateArray().Select(each => $"{each.GetProperty("id").GetString()} {each.GetProperty("status").GetString()} {each.GetProperty("serves").GetBoolean()}"));
        Assert.Equal(["known-brand", "shop-growth"], objectives.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task People_are_counted_once_over_the_whole_range()
    {
        var range = $"from={loaded.Brand.Options.FirstDay:yyyy-MM-dd}&to={loaded.Brand.Options.LastDay:yyyy-MM-dd}";
        var clicks = (await ReadLogAsync()).Where(record => record is { Type: RecordType.Click, ClickClass: "human" }).DistinctBy(click => (click.Namespace, click.Id))
            .Select(click => click.Person ?? click.ClickId).OfType<string>().ToList();

        var answer = await loaded.App.Http.GetFromJsonAsync<JsonElement>($"people?{range}");

        Assert.InRange(clicks.Count, 1_000, 1_000_000);
        Assert.Equal((clicks.Distinct().Count(), clicks.Count), (answer.GetProperty("people").GetInt32(), answer.GetProperty("clicks").GetInt32()));
        Assert.True(answer.GetProperty("days").EnumerateArray().Sum(day => day.GetProperty("people").GetInt32()) > answer.GetProperty("people").GetInt32());
    }

    private async Task<List<LogRecord>> ReadLogAsync()
    {
        var records = new List<LogRecord>();
        var log = new BlobContainerClient(loaded.Storage, "log");
        await foreach (var blob in log.GetBlobsAsync())
        {
            var content = await log.GetBlobClient(blob.Name).DownloadContentAsync();
            records.AddRange(content.Value.Content.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => RecordLine.TryRead(Encoding.UTF8.GetBytes(line))).OfType<LogRecord>());
        }
        return records;
    }

    [Fact]
    public async Task What_is_unusual_in_the_brands_story_is_found()
    {
        var range = $"from={loaded.Brand.Options.FirstDay:yyyy-MM-dd}&to={loaded.Brand.Options.LastDay:yyyy-MM-dd}";

        var findings = (await loaded.App.Http.GetFromJsonAsync<JsonElement>($"findings?{range}")).GetProperty("items").EnumerateArray()
            .Select(finding => $"{finding.GetProperty("rule").GetString()} {finding.GetProperty("kpi").GetString()} {finding.GetProperty("scope").GetString()}").ToList();

        Assert.Contains("weekday-anomaly clicks platform=x", findings);
        Assert.Contains("code-leak  ", findings);
    }

    [Fact]
    public async Task The_digest_tells_the_weeks_numbers_and_a_change_is_the_sum_of_its_parts()
    {
        var last = loaded.Brand.Options.LastDay;
        var week = Enumerable.Range(0, 7).Select(back => ("", Period.WeekBy(last, DayOfWeek.Monday).To.AddDays(-back))).Select(row => loaded.Expected.GetValueOrDefault(row, new()).Measures).ToList();

        var digest = await loaded.App.Http.GetFromJsonAsync<JsonElement>($"digest?period=weekly&to={last:yyyy-MM-dd}");
        var page = await loaded.App.Http.GetStringAsync($"digest?period=weekly&format=html&to={last:yyyy-MM-dd}");
        var change = await loaded.App.Http.GetFromJsonAsync<JsonElement>($"kpis/change?kpi=conversionRate&by=influencer&from={last.AddDays(-6):yyyy-MM-dd}&to={last:yyyy-MM-dd}");

        var orders = digest.GetProperty("numbers").EnumerateArray().Single(number => number.GetProperty("kpi").GetString() == "orders");
        Assert.Equal(week.Sum(day => day.GetValueOrDefault("orders")), orders.GetProperty("value").GetInt64());
        Assert.Contains("<h1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(change.GetProperty("change").GetDouble(), change.GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("effect").GetDouble()), 1e-9);
    }

    [Fact]
    public async Task Every_creator_gets_a_verdict_by_a_published_rule()
    {
        var range = $"from={loaded.Brand.Options.FirstDay:yyyy-MM-dd}&to={loaded.Brand.Options.LastDay:yyyy-MM-dd}";

        var answer = await loaded.App.Http.GetFromJsonAsync<JsonElement>($"recommendations?{range}");

        var rules = answer.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToHashSet();
        var creators = answer.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("of").GetString() == "influencer").ToList();
        Assert.All(creators, item => Assert.Contains(item.GetProperty("rule").GetString(), rules));
        Assert.Contains(creators, item => item.GetProperty("verdict").GetString() is "grow" or "keep");
        Assert.Contains(creators, item => item.GetProperty("numbers").GetProperty("audienceMatch").ValueKind == JsonValueKind.Number);
    }

    [Fact]
    public async Task Every_model_of_credit_shares_out_the_brands_revenue_and_the_leaked_code_is_told()
    {
        var range = $"from={loaded.Brand.Options.FirstDay:yyyy-MM-dd}&to={loaded.Brand.Options.LastDay:yyyy-MM-dd}";
        var whole = loaded.Expected.Where(row => row.Key.Scope.Length == 0).ToList();
        long Sum(string measure) => whole.Sum(row => row.Value.Measures.GetValueOrDefault(measure));

        var credit = await loaded.App.Http.GetFromJsonAsync<JsonElement>($"attribution?{range}");
        var lately = await loaded.App.Http.GetFromJsonAsync<JsonElement>($"attribution?from={loaded.Brand.Options.LastDay.AddDays(-29):yyyy-MM-dd}&to={loaded.Brand.Options.LastDay:yyyy-MM-dd}&models=last");

        var total = credit.GetProperty("total");
        Assert.Equal((Sum("orders"), Sum("revenueGross")), (total.GetProperty("conversions").GetInt64(), total.GetProperty("gross").GetInt64()));
        foreach (var model in credit.GetProperty("models").EnumerateArray().Select(model => model.GetString()!))
        {
            var parts = credit.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("models").GetProperty(model)).Append(credit.GetProperty("unattributed").GetProperty(model));
            Assert.Equal(total.GetProperty("revenue").GetInt64(), parts.Sum(part => part.GetProperty("revenue").GetInt64()));
        }
        Assert.Equal(["FREYA15"], credit.GetProperty("leaks").EnumerateArray().Select(leak => leak.GetProperty("coupon").GetString()));
        Assert.Equal(["FREYA15"], lately.GetProperty("leaks").EnumerateArray().Select(leak => leak.GetProperty("coupon").GetString()));
    }

    private static string Text(JsonElement point, string name)
    {
        var value = point.GetProperty("values").GetProperty(name);
        return value.GetProperty("value").ValueKind == JsonValueKind.Null
            ? Text(null, value.GetProperty("reason").GetString())
            : Text(value.GetProperty("value").GetDouble(), null);
    }

    // Twelve digits: two ways to divide may differ in the last bits.
    private static string Text(double? value, string? reason) => value?.ToString("G12", System.Globalization.CultureInfo.InvariantCulture) ?? reason ?? "null without a reason";
}

/// <summary>Loads the brand once for all tests of the class.</summary>
public sealed class LoadedBrand : IAsyncLifetime
{
    public const string Currency = "EUR";

    public const string Zone = "Europe/Berlin";

    private readonly AzuriteFixture azurite = new();

    public Brand Brand { get; } = Brand.Make(new());

    public string Storage => azurite.ConnectionString;

    internal RunningApp App { get; private set; } = null!;

    internal IReadOnlyDictionary<(string Scope, DateOnly Day), NaiveRow> Expected { get; private set; } = null!;

    internal IReadOnlyList<TableEntity> Rows { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await azurite.InitializeAsync();
        App = await RunningApp.StartAsync(new(Storage, Zone, Currency));
        await App.LoadAsync(Brand);
        Rows = await StoredRows.ReadAsync(Storage);
        Expected = NaiveKpis.Rows(NaiveFacts.Of(Brand), Zone, Currency);
    }

    public async Task DisposeAsync()
    {
        if (App is not null) await App.DisposeAsync();
        await azurite.DisposeAsync();
    }
}
