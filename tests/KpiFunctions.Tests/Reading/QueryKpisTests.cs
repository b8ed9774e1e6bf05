using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rollups;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace KpiFunctions.Tests.Reading;

public sealed class QueryKpisTests
{
    private readonly Mock<IKpiTable> kpis = new(MockBehavior.Strict);
    private readonly Mock<IDayTable> days = new(MockBehavior.Strict);
    private readonly Mock<IRegistryStore> registry = new(MockBehavior.Strict);
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 12, 9, 0, 0, TimeSpan.Zero));
    private readonly IOptions<ReportingOptions> options = Options.Create(new ReportingOptions());

    [Theory]
    [InlineData("?kpis=profit", "kpis")]
    [InlineData("?scope=colour=red", "scope")]
    [InlineData("?from=1.3.2026", "from")]
    [InlineData("?from=2026-03-02&to=2026-03-01", "from")]
    [InlineData("?from=1990-01-01&to=2026-03-01", "from")]
    [InlineData("?to=yesterday", "to")]
    [InlineData("?interval=hour", "interval")]
    [InlineData("?compare=never", "compare")]
    [InlineData("?format=xml", "format")]
    [InlineData("?where=colour=red", "where")]
    [InlineData("?where=contentType", "where")]
    [InlineData("?where=tier=micro", "where")]
    [InlineData("?scope=link=spring&where=campaignType=referral", "where")]
    public async Task A_wrong_parameter_of_a_series_is_refused_by_name(string query, string field)
    {
        var (status, body) = await AnswerAsync(http => Function().Series(http, CancellationToken.None), query);

        Assert.Equal(400, status);
        Assert.Equal(field, JsonDocument.Parse(body).RootElement.GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("cac", "GET /customers", "cac.value")]
    [InlineData("replyTimeP90", "GET /conversations/summary", "replyMinutes.p90.value")]
    public async Task A_kpi_that_another_call_answers_is_refused_with_that_call(string kpi, string call, string field)
    {
        var (status, body) = await AnswerAsync(http => Function().Series(http, CancellationToken.None), $"?kpis=orders,{kpi}");

        var detail = JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString();
        Assert.Equal((400, true, true), (status, detail!.Contains(call, StringComparison.Ordinal), detail.Contains(field, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("?dimension=colour", "dimension")]
    [InlineData("?dimension=post&within=campaign=spring", "within")]
    [InlineData("?dimension=influencer&orderBy=profit", "orderBy")]
    [InlineData("?dimension=influencer&order=up", "order")]
    [InlineData("?dimension=influencer&size=0", "size")]
    [InlineData("?dimension=influencer&continuation=x", "continuation")]
    public async Task A_wrong_parameter_of_a_leaderboard_is_refused_by_name(string query, string field)
    {
        var (status, body) = await AnswerAsync(http => Function().Leaderboard(http, CancellationToken.None), query);

        Assert.Equal(400, status);
        Assert.Equal(field, JsonDocument.Parse(body).RootElement.GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_series_sums_measures_over_its_periods_before_it_divides()
    {
        Series("campaign=spring", 2, Row("campaign=spring", 9, 30, 3), Row("campaign=spring", 10, 10, 1));

        var (_, body) = await AnswerAsync(
            http => Function().Series(http, CancellationToken.None),
            "?scope=campaign=spring&kpis=clicks,conversionRate,roi&from=2026-03-09&to=2026-03-11&interval=week");

        var root = JsonDocument.Parse(body).RootElement;
        var week = Assert.Single(root.GetProperty("points").EnumerateArray());
        Assert.Equal(40, week.GetProperty("values").GetProperty("clicks").GetProperty("value").GetDouble());
        Assert.Equal(0.1, week.GetProperty("values").GetProperty("conversionRate").GetProperty("value").GetDouble());
        Assert.Equal("denominator-zero", week.GetProperty("values").GetProperty("roi").GetProperty("reason").GetString());
        Assert.Equal("provisional", week.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_comparison_answers_as_many_days_just_before()
    {
        Series("", 0);
        kpis.Setup(k => k.SeriesAsync(Scope.Total, new DateOnly(2026, 3, 6), new DateOnly(2026, 3, 8), It.IsAny<CancellationToken>())).Returns(AsyncEnumerable.Empty<KpiRow>());
        days.Setup(d => d.ListAsync(new DateOnly(2026, 3, 6), new DateOnly(2026, 3, 8), It.IsAny<CancellationToken>())).ReturnsAsync([]);

        var (_, body) = await AnswerAsync(
            http => Function().Series(http, CancellationToken.None), "?kpis=clicks&from=2026-03-09&to=2026-03-11&compare=previous");

        Assert.Equal("2026-03-06", JsonDocument.Parse(body).RootElement.GetProperty("previous").GetProperty("from").GetString());
    }

    [Fact]
    public async Task A_series_as_csv_has_an_empty_cell_for_null()
    {
        Series("", 1, Row("", 9, 30, 3));

        var (_, body) = await AnswerAsync(
            http => Function().Series(http, CancellationToken.None), "?kpis=clicks,roi&from=2026-03-09&to=2026-03-11&format=csv");

        Assert.Equal("from,to,state,asOf,currency,clicks,roi\r\n2026-03-09,2026-03-09,provisional,,EUR,30,\r\n", body);
    }

    [Fact]
    public async Task A_leaderboard_orders_pages_and_names_its_members()
    {
        Leaders(Row("influencer=lena", 9, 10, 1), Row("influencer=tom", 9, 50, 2), Row("influencer=unknown", 9, 20, 0));

        var (_, body) = await AnswerAsync(
            http => Function().Leaderboard(http, CancellationToken.None),
            "?dimension=influencer&kpis=clicks&from=2026-03-09&to=2026-03-09&size=2");

        var root = JsonDocument.Parse(body).RootElement;
        Assert.Equal(["Tom T.", "unknown"], root.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("label").GetString()));
        Assert.Equal("2", root.GetProperty("continuation").GetString());
    }

    [Fact]
    public async Task A_member_that_a_spreadsheet_would_run_as_a_formula_is_made_harmless()
    {
        Leaders(Row("influencer=%3DHYPERLINK%28%22x%22%29", 9, 10, 1));
        registry.Setup(r => r.FindAsync(RegistryKind.Influencers, "=HYPERLINK(\"x\")", It.IsAny<CancellationToken>())).ReturnsAsync((RegistryEntry?)null);

        var (_, body) = await AnswerAsync(
            http => Function().Leaderboard(http, CancellationToken.None),
            "?dimension=influencer&kpis=clicks&from=2026-03-09&to=2026-03-09&format=csv");

        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", body, StringComparison.Ordinal);
    }

    private static KpiRow Row(string scope, int day, long clicks, long orders) => new(
        Scope.TryParse(scope)!,
        new DateOnly(2026, 3, day),
        new MeasureValues { [Measures.ClicksHuman] = clicks, [Measures.Orders] = orders },
        null,
        "EUR",
        new Dictionary<string, long>());

    private void Series(string scope, int rolledDays, params KpiRow[] rows)
    {
        kpis.Setup(k => k.SeriesAsync(Scope.TryParse(scope)!, new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 11), It.IsAny<CancellationToken>()))
            .Returns(rows.ToAsyncEnumerable());
        days.Setup(d => d.ListAsync(new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 11), It.IsAny<CancellationToken>()))
            .ReturnsAsync([.. Enumerable.Range(9, rolledDays).Select(day => new DayEntry { Day = new DateOnly(2026, 3, day), MergedRun = 1 })]);
    }

    private void Leaders(params KpiRow[] rows)
    {
        kpis.Setup(k => k.MembersAsync(new[] { Dimension.Influencer }, new DateOnly(2026, 3, 9), It.IsAny<CancellationToken>())).Returns(rows.ToAsyncEnumerable());
        registry.Setup(r => r.FindAsync(RegistryKind.Influencers, "tom", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new RegistryEntry("influencers", "tom", new Dictionary<string, string> { ["name"] = "Tom T." }));
    }

    private FilteredRows Rows => new(kpis.Object, registry.Object, options);

    private QueryKpis Function() => new(
        new SeriesQuery(Rows, days.Object, new DayStates(options, clock), options),
        new LeaderboardQuery(new MemberSums(Rows), registry.Object, options),
        options,
        clock);

    private static async Task<(int Status, string Body)> AnswerAsync(Func<HttpRequest, Task<IResult>> function, string query)
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.QueryString = new QueryString(query);
        http.Response.Body = new MemoryStream();
        await (await function(http.Request)).ExecuteAsync(http);
        return (http.Response.StatusCode, Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray()).TrimStart('\uFEFF'));
    }
}
