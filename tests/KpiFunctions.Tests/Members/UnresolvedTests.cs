using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.EndToEnd;

namespace KpiFunctions.Tests.Members;

/// <summary>The work list of a running app on real storage, from the first unknown name to the empty list.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class UnresolvedTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Range = "from=2026-05-01&to=2026-05-31";

    private const string Events = """
        {"type":"click","id":"c1","occurredAt":"2026-05-03T10:00:00Z","account":"https://www.instagram.com/Lena_Fit/"}
        {"type":"click","id":"c2","occurredAt":"2026-05-03T11:00:00Z","account":"instagram:@lena_fit","post":"https://www.instagram.com/p/C8abcDEfgh1/"}
        {"type":"click","id":"c3","occurredAt":"2026-05-04T10:00:00Z","account":"instagram:tom"}
        {"type":"click","id":"c4","occurredAt":"2026-05-05T10:00:00Z","platform":"instagram","account":"@Lena_Fit","namespace":"shop"}
        {"type":"conversion","id":"o1","occurredAt":"2026-05-06T10:00:00Z","coupon":"late10","amount":"10.00","currency":"EUR"}
        {"type":"conversion","id":"o2","occurredAt":"2026-05-06T11:00:00Z","coupon":"LATE10","amount":"12.00","currency":"EUR"}
        {"type":"click","id":"c5","occurredAt":"2026-05-06T10:00:00Z","link":"bio"}
        """;

    [Fact]
    public async Task What_records_name_and_nobody_registered_is_listed_until_somebody_does()
    {
        await using var app = await RunningApp.StartAsync(new(azurite.ConnectionString, "UTC", "EUR"));
        await PutAsync(app, "accounts/tiktok:lena_fit", """{"platform":"tiktok","handle":"lena_fit","influencer":"lena"}""");
        await PutAsync(app, "influencers/lena", """{"name":"Lena"}""");
        await PutAsync(app, "accounts/instagram:tom", """{"platform":"instagram","handle":"tom"}""");
        await PutAsync(app, "links/bio", """{"destination":"https://shop.example","campaign":"spring"}""");
        using (var sent = await app.Http.PostAsync("events", new StringContent(Events, Encoding.UTF8, "application/x-ndjson"))) Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        await app.RollUpAsync((_, _) => { });

        var list = await ListAsync(app, Range);

        Assert.Equal(
            ["account instagram:lena_fit 3 2 2026-05-03 2026-05-05", "coupon LATE10 2 1 2026-05-06 2026-05-06", "campaign spring 1 1 2026-05-06 2026-05-06", "post instagram:C8abcDEfgh1 1 1 2026-05-03 2026-05-03"],
            Items(list).OrderByDescending(item => item.GetProperty("records").GetInt64()).ThenBy(item => item.GetProperty("dimension").GetString(), StringComparer.Ordinal).Select(Line));
        var lena = Items(list)[0];
        Assert.Equal("/registry/accounts/instagram%3Alena_fit", lena.GetProperty("register").GetString());
        Assert.Equal("tiktok:lena_fit other-platform lena", Suggested(lena));
        Assert.Equal(["events"], lena.GetProperty("sources").EnumerateArray().Select(source => source.GetString()));
        Assert.Equal(new DateTimeOffset(2026, 5, 5, 10, 0, 0, TimeSpan.Zero), lena.GetProperty("sample").GetProperty("occurredAt").GetDateTimeOffset());
        Assert.Equal(["links/bio"], Items(list).Single(item => item.GetProperty("dimension").GetString() == "campaign").GetProperty("namedBy").EnumerateArray().Select(by => by.GetString()));

        await PutAsync(app, lena.GetProperty("register").GetString()!["/registry/".Length..], """{"platform":"instagram","handle":"lena_fit","influencer":"lena"}""");

        Assert.Equal((1, 3), ((await ListAsync(app, Range)).GetProperty("settling").GetInt32(), Items(await ListAsync(app, Range)).Count));
        Assert.Equal(["2026-05-03", "2026-05-05"], await PlannedInMayAsync(app));
        await app.RollUpAsync((_, _) => { });
        Assert.Empty(Items(await ListAsync(app, $"{Range}&dimension=account")));
        Assert.Equal(0, (await ListAsync(app, Range)).GetProperty("settling").GetInt32());

        await PutAsync(app, "coupons/Late10", """{"campaign":"spring"}""");
        await PutAsync(app, "campaigns/spring", "{}");
        await PutAsync(app, "posts/instagram:C8abcDEfgh1", """{"platform":"instagram"}""");
        Assert.Equal(["2026-05-03", "2026-05-06"], await PlannedInMayAsync(app));
        await app.RollUpAsync((_, _) => { });
        Assert.Equal((0, 0), ((await ListAsync(app, Range)).GetProperty("total").GetInt32(), (await ListAsync(app, Range)).GetProperty("settling").GetInt32()));
    }

    [Theory]
    [InlineData("from=2026-05-32", "from")]
    [InlineData("from=2026-05-02&to=2026-05-01", "from")]
    [InlineData("from=2020-01-01&to=2026-05-01", "from")]
    [InlineData("to=0001-01-01", null)]
    [InlineData("dimension=platform", "dimension")]
    [InlineData("size=0", "size")]
    [InlineData("continuation=-1", "continuation")]
    [InlineData("samples=maybe", "samples")]
    public void A_wrong_parameter_is_refused_by_name(string query, string? field)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext { Request = { QueryString = new("?" + query) } };

        var (request, bad) = KpiFunctions.Members.UnresolvedRequest.Read(http.Request, new DateOnly(2026, 6, 1));

        Assert.Equal((field, field is null), (bad?.Name, request is not null));
    }

    private static async Task PutAsync(RunningApp app, string entry, string body)
    {
        using var answer = await app.Http.PutAsync($"registry/{entry}", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task<JsonElement> ListAsync(RunningApp app, string query) => app.Http.GetFromJsonAsync<JsonElement>($"members/unresolved?{query}");

    private static List<JsonElement> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray()];

    private static string Line(JsonElement item) =>
        $"{item.GetProperty("dimension")} {item.GetProperty("member")} {item.GetProperty("records")} {item.GetProperty("days")} {item.GetProperty("firstDay")} {item.GetProperty("lastDay")}";

    private static string Suggested(JsonElement item) => string.Join(", ", item.GetProperty("suggestions").EnumerateArray().Select(each =>
        $"{each.GetProperty("member")} {each.GetProperty("why")} {(each.TryGetProperty("influencer", out var influencer) ? influencer.GetString() : "")}"));

    // What the registry says is a record of today, so today is planned too.
    private static async Task<IEnumerable<string>> PlannedInMayAsync(RunningApp app)
    {
        using var answer = await app.Http.PostAsync("rollups", null);
        var plan = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return plan.GetProperty("planned").EnumerateArray().Select(day => day.GetString()!).Where(day => day.StartsWith("2026-05-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }
}
