using System.Globalization;
using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Findings;
using KpiFunctions.Reading;
using KpiFunctions.Reading.Explaining;
using KpiFunctions.Reading.Funnels;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;
using DealSheets = KpiFunctions.Attribution.DealSheets;
using RepeatQuery = KpiFunctions.Attribution.RepeatQuery;

namespace KpiFunctions.Tests.Reading;

/// <summary>Explain, funnel and findings over rows as they are stored.</summary>
public sealed class NumbersTests
{
    private const string Range = "?from=2026-03-09&to=2026-03-10";

    private const string Lines =
        """
        {"type":"click","ns":"links","id":"1","source":"link","occurredAt":"2026-03-09T10:00:00.000Z","receivedAt":"2026-03-09T10:00:00.000Z","campaign":"spring","clickClass":"human"}
        {"type":"click","ns":"links","id":"1","source":"link","occurredAt":"2026-03-09T10:00:00.000Z","receivedAt":"2026-03-09T10:00:01.000Z","campaign":"spring","clickClass":"human"}
        {"type":"click","ns":"links","id":"2","source":"link","occurredAt":"2026-03-09T11:00:00.000Z","receivedAt":"2026-03-09T11:00:00.000Z","campaign":"autumn","clickClass":"human"}
        {"type":"conversion","ns":"shop","id":"o1","source":"webhook:shop","occurredAt":"2026-03-09T12:00:00.000Z","receivedAt":"2026-03-09T12:00:00.000Z","campaign":"spring","order":"o1","stage":"purchase"}
        {"type":"cost","ns":"shop","id":"c1","source":"events","occurredAt":"2026-03-09T12:00:00.000Z","receivedAt":"2026-03-09T12:00:00.000Z","campaign":"spring","amount":100,"currency":"EUR"}

        """;

    private static readonly DateOnly Monday = new(2026, 3, 9);

    private readonly Mock<IKpiTable> kpis = new(MockBehavior.Strict);
    private readonly Mock<IDayTable> days = new(MockBehavior.Strict);
    private readonly Mock<IRollupStore> store = new(MockBehavior.Strict);
    private readonly Mock<ISegmentReader> segments = new(MockBehavior.Strict);
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 12, 9, 0, 0, TimeSpan.Zero));
    private readonly IOptions<ReportingOptions> options = Options.Create(new ReportingOptions());

    [Fact]
    public async Task A_number_is_opened_to_its_parts_days_and_senders()
    {
        Rolled(Row("campaign=spring", 9, 40, 4), Row("campaign=spring", 10, 60, 6));
        Logged();

        var answer = await AnswerAsync(http => Explain().Run(http, default), Range + "&kpi=conversionRate&scope=campaign=spring");

        Assert.Equal(0.1, answer.GetProperty("value").GetDouble());
        Assert.Equal((0.0552, "wilson"), (Math.Round(answer.GetProperty("interval").GetProperty("low").GetDouble(), 4), answer.GetProperty("interval").GetProperty("method").GetString()));
        Assert.Equal(("orders", 10), (answer.GetProperty("numerator").GetProperty("formula").GetString(), answer.GetProperty("numerator").GetProperty("terms")[0].GetProperty("value").GetInt64()));
        Assert.Equal(100, answer.GetProperty("denominator").GetProperty("value").GetInt64());
        Assert.Equal(["2026-03-09", "2026-03-10"], answer.GetProperty("days").EnumerateArray().Select(day => day.GetProperty("day").GetString()));
        Assert.Equal(
            ["link click 1", "webhook:shop conversion 1"],
            answer.GetProperty("sources").EnumerateArray().Select(each => $"{each.GetProperty("source")} {each.GetProperty("type")} {each.GetProperty("records")}"));
        Assert.Equal("2026-03-09", answer.GetProperty("sourcesFrom").GetString());
        Assert.Equal("provisional", answer.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_number_that_is_null_says_why()
    {
        Rolled(Row("", 9, 40, 4));
        Logged();

        var answer = await AnswerAsync(http => Explain().Run(http, default), Range + "&kpi=ctr");

        Assert.Equal((JsonValueKind.Null, "no-data"), (answer.GetProperty("value").ValueKind, answer.GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData("?kpi=profit")]
    [InlineData("")]
    public async Task An_unknown_kpi_is_refused(string query) =>
        Assert.Equal("kpi", (await AnswerAsync(http => Explain().Run(http, default), query)).GetProperty("field").GetString());

    // Kim bought in February, on Monday and on Tuesday (in another campaign), lou on Monday.
    private const string Deals =
        """
        [{"byLink":{"campaign":"spring"},"clicked":true},{"coupon":"A","byLink":{"campaign":"spring"},"byCoupon":{"campaign":"autumn"},"clicked":false,"together":{"campaign":"autumn"}}]
        {"t":1771000000000,"n":"shop","i":"1","p":"kim"}
        {"t":1773050400000,"n":"shop","i":"2","p":"kim","e":0}
        {"t":1773050400001,"n":"shop","i":"3","p":"lou","e":0}
        {"t":1773050400002,"n":"shop","i":"4","e":0}
        {"t":1773136800000,"n":"shop","i":"5","p":"kim","e":1}
        {"t":1773136800001,"n":"shop","i":"6","s":"lead","p":"lou","e":0}

        """;

    [Theory]
    [InlineData("", 4, "2:0.6667 history-short purchases-without-person")]
    [InlineData("campaign=spring", 3, "1:0.5 history-short purchases-without-person")]
    [InlineData("campaign=autumn", 1, "1:1 history-short")]
    [InlineData("campaign=spring", 4, "incomplete history-short purchases-without-person")]
    [InlineData("campaign=unknown", 0, "0:denominator-zero history-short")]
    public async Task Repeat_orders_are_of_customers_who_had_ordered_before_anywhere(string scope, long orders, string expected)
    {
        Rolled(Row(scope, 9, 100, orders));

        var answer = await AnswerAsync(http => new ShowFunnel(Funnel(Deals), options, clock).Run(http, default), $"{Range}&scope={scope}");

        var stage = answer.GetProperty("stages")[5];
        var rate = stage.GetProperty("rateFromPrevious");
        var told = stage.TryGetProperty("reason", out var reason) ? reason.GetString()!
            : $"{stage.GetProperty("value")}:{(rate.TryGetProperty("reason", out var why) ? why.GetString() : Math.Round(rate.GetProperty("value").GetDouble(), 4).ToString(CultureInfo.InvariantCulture))}";
        Assert.Equal(expected, string.Join(' ', answer.GetProperty("reasons").EnumerateArray().Select(each => each.GetProperty("code").GetString()!).Prepend(told)));
    }

    [Fact]
    public async Task The_funnel_has_a_rate_from_each_stage_to_the_next_and_names_the_smallest_behind_the_click()
    {
        var row = Row("", 9, 100, 9);
        (row.Measures[Measures.Impressions], row.Measures[Measures.Signups], row.Measures[Measures.Leads]) = (10_000, 50, 10);
        Rolled(row);

        var answer = await AnswerAsync(http => new ShowFunnel(Funnel(""), options, clock).Run(http, default), Range);

        Assert.Equal(
            ["impressions 10000 ", "clicks 100 0.01", "signups 50 0.5", "leads 10 0.2", "orders 9 0.9", "repeatOrders  "],
            answer.GetProperty("stages").EnumerateArray().Select(stage =>
                $"{stage.GetProperty("name")} {stage.GetProperty("value")} {(stage.GetProperty("rateFromPrevious") is { ValueKind: JsonValueKind.Object } rate ? rate.GetProperty("value").ToString() : "")}"));
        Assert.Equal("leads", answer.GetProperty("bottleneck").GetString());
        Assert.Equal(0.09, answer.GetProperty("overall").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task Contradictions_between_numbers_are_findings_and_alarms_come_first()
    {
        kpis.Setup(k => k.MembersAsync(It.IsAny<IReadOnlyList<Dimension>>(), It.IsAny<DateOnly>(), It.IsAny<CancellationToken>()))
            .Returns((IReadOnlyList<Dimension> dimensions, DateOnly day, CancellationToken _) => MembersOf(dimensions, day));
        days.Setup(d => d.ListAsync(Monday, Monday.AddDays(1), It.IsAny<CancellationToken>())).ReturnsAsync([Merged(9), new DayEntry { Day = Monday.AddDays(1), PlannedRun = 1 }]);
        IFindingRule[] rules = [new NumberChecks(kpis.Object), new DayChecks(days.Object, options, clock)];

        var answer = await AnswerAsync(http => new ListFindings(rules, options, clock).Run(http, default), Range);

        var found = answer.GetProperty("items").EnumerateArray().Select(each => $"{each.GetProperty("severity")} {each.GetProperty("rule")} {each.GetProperty("kpi")} {each.GetProperty("scope")}").ToList();
        Assert.Contains("alarm day-never-rolled  ", found);
        Assert.Contains("alarm parts-not-whole clicksHuman platform", found);
        Assert.Contains("warning stage-above-previous signups campaign=spring", found);
        Assert.DoesNotContain(found, each => each.StartsWith("alarm parts-not-whole clicksHuman campaign", StringComparison.Ordinal));
        Assert.Equal(found.OrderBy(each => each.Split(' ')[0], StringComparer.Ordinal), found);
    }

    private static IAsyncEnumerable<KpiRow> MembersOf(IReadOnlyList<Dimension> dimensions, DateOnly day) => (day == Monday ? dimensions : [Dimension.Post, Dimension.Post]) switch
    {
        [] => new[] { Row("", 9, 10, 3) }.ToAsyncEnumerable(),
        [Dimension.Campaign] => new[] { Signups(Row("campaign=spring", 9, 4, 3)), Row("campaign=unknown", 9, 6, 0) }.ToAsyncEnumerable(),
        [Dimension.Platform] => new[] { Row("platform=x", 9, 9, 3) }.ToAsyncEnumerable(),
        [Dimension.Influencer] => new[] { Row("influencer=lena", 9, 10, 3) }.ToAsyncEnumerable(),
        [Dimension.Post] => new[] { Row("post=unknown", 9, 10, 3) }.ToAsyncEnumerable(),
        _ => AsyncEnumerable.Empty<KpiRow>(),
    };

    private static KpiRow Signups(KpiRow row)
    {
        row.Measures[Measures.Signups] = 5;
        return row;
    }

    private static KpiRow Row(string scope, int day, long clicks, long orders) => new(
        Scope.TryParse(scope)!, new DateOnly(2026, 3, day), new MeasureValues { [Measures.ClicksHuman] = clicks, [Measures.Orders] = orders }, null, "EUR", new Dictionary<string, long>());

    private static DayEntry Merged(int day) => new() { Day = new DateOnly(2026, 3, day), MergedRun = 1, PlannedRun = 1 };

    private void Rolled(params KpiRow[] rows)
    {
        kpis.Setup(k => k.SeriesAsync(rows[0].Scope, Monday, Monday.AddDays(1), It.IsAny<CancellationToken>())).Returns(rows.ToAsyncEnumerable());
        days.Setup(d => d.ListAsync(Monday, Monday.AddDays(1), It.IsAny<CancellationToken>())).ReturnsAsync([.. rows.Select(row => Merged(row.Day.Day))]);
    }

    private void Logged()
    {
        var segment = new SegmentLength("log/2026/03/09/0/a-1.ndjson", Lines.Length);
        store.Setup(s => s.FindManifestAsync(It.IsAny<DateOnly>(), 1, It.IsAny<CancellationToken>()))
            .ReturnsAsync((DateOnly day, long _, CancellationToken _) => ManifestOf(day, segment));
        store.Setup(s => s.LoadRegistryAsync("r", It.IsAny<CancellationToken>())).ReturnsAsync(RegistrySnapshot.Empty);
        segments.Setup(s => s.ReadAsync(segment, It.IsAny<CancellationToken>())).Returns(() => new[] { new LogBlock(0, Encoding.UTF8.GetBytes(Lines)) }.ToAsyncEnumerable());
    }

    private static Manifest ManifestOf(DateOnly day, SegmentLength segment) => new()
    {
        Day = day,
        Run = 1,
        Shards = 1,
        Segments = [segment],
        RegistryVersion = "r",
        Definitions = KpiCatalog.Version,
        Zone = "UTC",
        Currency = "EUR",
        Inputs = "",
    };

    private FilteredRows Rows => new(kpis.Object, Mock.Of<IRegistryStore>(MockBehavior.Strict), options);

    private FunnelQuery Funnel(string deals)
    {
        var sheets = new Mock<IDaySheets>(MockBehavior.Strict);
        sheets.Setup(s => s.ReadAsync(DaySheet.Deals, Monday.AddDays(-365), Monday.AddDays(1), It.IsAny<CancellationToken>()))
            .Returns(new[] { (Monday, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(deals)) }.ToAsyncEnumerable());
        return new FunnelQuery(Rows, new RepeatQuery(new DealSheets(sheets.Object), options));
    }

    private ExplainKpi Explain()
    {
        var clickIds = new ClickIds(Encoding.UTF8.GetBytes("a click key of at least 32 characters"));
        var query = new ExplainQuery(Rows, days.Object, new DayStates(options, clock), new SourceSearch(store.Object, segments.Object, clickIds), options);
        return new ExplainKpi(query, options, clock);
    }

    private static async Task<JsonElement> AnswerAsync(Func<HttpRequest, Task<IResult>> function, string query)
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.QueryString = new QueryString(query);
        http.Response.Body = new MemoryStream();
        await (await function(http.Request)).ExecuteAsync(http);
        return JsonDocument.Parse(((MemoryStream)http.Response.Body).ToArray()).RootElement;
    }
}
