using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>A visitor follows a creator's link, buys, and the money shows beside the creator: through the running app, by its public doors only.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ClickToRevenueTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
    private const string ShopSecret = "the app's client secret";

    [Fact]
    public async Task A_click_comes_back_with_the_shops_order_the_networks_postback_and_the_pages_lead()
    {
        await using var app = await RunningApp.StartAsync(new(azurite.ConnectionString, "UTC", "EUR")
        {
            Further = new Dictionary<string, string>
            {
                ["Senders__store__Preset"] = "shopify",
                ["Senders__store__Secret"] = ShopSecret,
                ["Postbacks__everflow__Token"] = "everflow_token_1",
                ["Postbacks__everflow__Currency"] = "EUR",
            },
        });
        await PutAsync(app, "registry/influencers/lena", """{"name":"Lena Fit"}""");
        await PutAsync(app, "registry/links/lena-1", """{"destination":"https://shop.example/shoes","influencer":"lena","platform":"instagram"}""");

        var click = await FollowAsync(app, "lena-1");
        await OrderAsync(app, click);
        await SucceedAsync(app.Http.GetAsync($"postbacks/everflow?transaction_id={click}&amount=10,10&payout_amount=2&verification_token=everflow_token_1"));
        await SucceedAsync(app.Http.GetAsync($"postbacks/everflow?transaction_id=t-2&order_id=2&amount=7&kpi_click={click}&verification_token=everflow_token_1"));
        await SucceedAsync(app.Http.GetAsync($"postbacks/everflow?transaction_id=t-2&order_id=2&status=rejected&kpi_click={click}&verification_token=everflow_token_1"));
        await SucceedAsync(app.Http.PostAsync("conversions", new StringContent($$"""{"stage":"lead","clickId":"{{click}}"}""")));
        await SucceedAsync(app.Http.PostAsJsonAsync("events", new { type = "conversion", id = "bare", occurredAt = Now, stage = "signup" }));
        await app.RollUpAsync((_, _) => { });

        var lena = await LenaAsync(app);
        Assert.Equal((1, 1, 3, 1), (Value(lena, "clicks"), Value(lena, "leads"), Value(lena, "orders"), Value(lena, "refunds")));
        Assert.Equal((4990 + 1010 + 700, 4990 + 1010, 200), (Value(lena, "revenueGross"), Value(lena, "revenueNet"), Value(lena, "cost")));
        var credit = (await app.Http.GetFromJsonAsync<JsonElement>("health")).GetProperty("credit");
        Assert.Equal((5, 1, 0.2), (credit.GetProperty("conversions").GetInt32(), credit.GetProperty("bare").GetInt32(), credit.GetProperty("bareShare").GetDouble()));
    }

    private static string Now => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task<string> FollowAsync(RunningApp app, string link)
    {
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Http.BaseAddress };
        visitor.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Phone);
        using var answer = await visitor.GetAsync($"r/{link}");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["kpi_click"]!;
    }

    private static async Task OrderAsync(RunningApp app, string click)
    {
        var order = $$"""
            {"id":820982911946154508,"created_at":"{{Now}}","updated_at":"{{Now}}","currency":"EUR","total_price":"49.90","financial_status":"paid",
             "note_attributes":[{"name":"kpi_click","value":"{{click}}"}],"refunds":[]}
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/store") { Content = new StringContent(order, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Shopify-Topic", "orders/paid");
        request.Headers.Add("X-Shopify-Hmac-Sha256", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ShopSecret), Encoding.UTF8.GetBytes(order))));
        await SucceedAsync(app.Http.SendAsync(request));
    }

    private static Task PutAsync(RunningApp app, string path, string json) =>
        SucceedAsync(app.Http.PutAsync(path, new StringContent(json, Encoding.UTF8, "application/json")));

    private static async Task SucceedAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri} {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<JsonElement> LenaAsync(RunningApp app)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var page = await app.Http.GetFromJsonAsync<JsonElement>(
            $"kpis/leaderboard?dimension=influencer&kpis=clicks,leads,orders,refunds,revenueGross,revenueNet,cost&from={today.AddDays(-1):yyyy-MM-dd}&to={today:yyyy-MM-dd}");
        return page.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("member").GetString() == "lena").GetProperty("values");
    }

    private static int Value(JsonElement values, string kpi) => (int)values.GetProperty(kpi).GetProperty("value").GetDouble();
}
