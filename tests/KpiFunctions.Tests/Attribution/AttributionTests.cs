using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.EndToEnd;

namespace KpiFunctions.Tests.Attribution;

/// <summary>Credit as a running app on real storage gives it.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class AttributionTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string May = "from=2026-05-01&to=2026-05-31";

    private static readonly string Click = new ClickIds(Encoding.UTF8.GetBytes(AppUnderTest.ClickKey)).Issue(
        new ClickToken("marco-1", new DateTimeOffset(2026, 5, 9, 10, 0, 0, TimeSpan.Zero), new PersonKeys(Encoding.UTF8.GetBytes(AppUnderTest.PersonKey)).Hash("visitor:v1")), 7);

    private static readonly string Events = $$"""
        {"type":"click","id":"c1","occurredAt":"2026-05-01T10:00:00Z","link":"lena-1","visitorId":"v1"}
        {"type":"click","id":"c2","occurredAt":"2026-05-09T10:00:00Z","link":"marco-1","visitorId":"v1"}
        {"type":"click","id":"c3","occurredAt":"2026-05-09T10:00:00Z","link":"lena-1","visitorId":"v2"}
        {"type":"conversion","id":"o1","occurredAt":"2026-05-10T10:00:00Z","orderId":"1001","customerId":"kim","clickId":"{{Click}}","coupon":"lena10","amount":"10.01","currency":"EUR"}
        {"type":"conversion","id":"o2","occurredAt":"2026-05-11T10:00:00Z","orderId":"1002","customerId":"kim","amount":"5.00","currency":"EUR"}
        {"type":"conversion","id":"o3","occurredAt":"2026-05-12T10:00:00Z","orderId":"1003","coupon":"LENA10","amount":"7.00","currency":"EUR"}
        """;

    [Fact]
    public async Task Models_stand_side_by_side_explain_themselves_and_follow_late_clicks_and_refunds()
    {
        await using var app = await RunningApp.StartAsync(new(azurite.ConnectionString, "UTC", "EUR"));
        foreach (var (entry, body) in Registry) await PutAsync(app, entry, body);
        await SendAsync(app, Events);

        var all = await GetAsync(app, $"attribution?{May}&models=last,first,linear,couponFirst,markov");

        Assert.Equal((3, 2201, 2201), (Total(all, "conversions"), Total(all, "revenue"), Total(all, "gross")));
        Assert.Equal(["lena 1/700 2/1701 1.5/1201 2/1701", "marco 1/1001 0/0 0.5/500 0/0"], all.GetProperty("items").EnumerateArray().Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal("1/500", Credit(all.GetProperty("unattributed").GetProperty("last")));
        Assert.Equal("too-few-conversions", all.GetProperty("unattributed").GetProperty("markov").GetProperty("reason").GetString());
        Assert.Equal("{\"agree\":0,\"linkOnly\":0,\"codeOnly\":1,\"conflict\":1,\"none\":1}", all.GetProperty("coupons").GetRawText());

        var why = await GetAsync(app, "attribution/explain?conversion=events/o1&from=2026-05-01&to=2026-05-31");
        Assert.Equal(["lena click", "marco click", "lena coupon"], why.GetProperty("touches").EnumerateArray().Select(touch => $"{touch.GetProperty("influencer")} {touch.GetProperty("kind")}"));
        Assert.Equal("[501,500,0]", why.GetProperty("models").GetProperty("linear").GetProperty("amounts").GetRawText());
        Assert.Equal("[0,0,1001]", why.GetProperty("models").GetProperty("couponFirst").GetProperty("amounts").GetRawText());
        Assert.Equal("conflict", why.GetProperty("coupon").GetProperty("state").GetString());
        var shortly = await GetAsync(app, $"attribution?{May}&lookbackDays=2&models=first&by=platform");
        Assert.Equal(["youtube 1/1001", "unknown 1/700"], shortly.GetProperty("items").EnumerateArray().Select(Line));

        await SendAsync(app, """
            {"type":"click","id":"c9","occurredAt":"2026-05-02T10:00:00Z","link":"marco-1","customerId":"kim"}
            {"type":"refund","id":"r1","occurredAt":"2026-06-20T10:00:00Z","orderId":"1003","amount":"2.00","currency":"EUR"}
            """);

        var then = await GetAsync(app, $"attribution?{May}&models=last,first,linear,couponFirst");
        Assert.Equal((3, 2001, 200), (Total(then, "conversions"), Total(then, "revenue"), Total(then, "refunded")));
        Assert.Equal("0/0", Credit(then.GetProperty("unattributed").GetProperty("last")));

        await JourneysAndCustomersAsync(app);
    }

    private static async Task JourneysAndCustomersAsync(RunningApp app)
    {
        var journeys = await GetAsync(app, $"journeys?{May}");
        Assert.Equal((3, 1), (journeys.GetProperty("conversions").GetInt32(), journeys.GetProperty("nonConverters").GetProperty("visitors").GetInt32()));
        Assert.Equal("https://shop.example/lena", journeys.GetProperty("nonConverters").GetProperty("landingPage")[0].GetProperty("value").GetString());

        var customers = await GetAsync(app, $"customers?{May}");
        Assert.Equal((1, 0), (customers.GetProperty("newCustomers").GetInt32(), customers.GetProperty("returningCustomers").GetInt32()));
        Assert.Equal(1, customers.GetProperty("repeat30").GetProperty("value").GetDouble());
        Assert.Equal(["history-short", "purchases-without-person"], customers.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString()!));
        using var unknown = await app.Http.GetAsync($"attribution/explain?conversion=nobody&{May}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static readonly (string Entry, string Body)[] Registry =
    [
        ("influencers/lena", """{"name":"Lena"}"""),
        ("influencers/marco", """{"name":"Marco"}"""),
        ("links/lena-1", """{"destination":"https://shop.example/lena","influencer":"lena","platform":"instagram"}"""),
        ("links/marco-1", """{"destination":"https://shop.example/marco","influencer":"marco","platform":"youtube"}"""),
        ("coupons/LENA10", """{"influencer":"lena"}"""),
    ];

    private static async Task PutAsync(RunningApp app, string entry, string body)
    {
        using var answer = await app.Http.PutAsync($"registry/{entry}", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task SendAsync(RunningApp app, string lines)
    {
        using var sent = await app.Http.PostAsync("events", new StringContent(lines, Encoding.UTF8, "application/x-ndjson"));
        Assert.True(sent.StatusCode == HttpStatusCode.OK, await sent.Content.ReadAsStringAsync());
        await app.RollUpAsync((_, _) => { });
    }

    private static Task<JsonElement> GetAsync(RunningApp app, string path) => app.Http.GetFromJsonAsync<JsonElement>(path);

    private static int Total(JsonElement answer, string name) => answer.GetProperty("total").GetProperty(name).GetInt32();

    private static string Line(JsonElement item) =>
        $"{item.GetProperty("member")} {string.Join(' ', item.GetProperty("models").EnumerateObject().Where(model => model.Name != "markov").Select(model => Credit(model.Value)))}";

    private static string Credit(JsonElement credit) => $"{credit.GetProperty("conversions").GetRawText()}/{credit.GetProperty("revenue").GetRawText()}";
}
