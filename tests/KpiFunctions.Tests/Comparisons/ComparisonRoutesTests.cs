using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.EndToEnd;

namespace KpiFunctions.Tests.Comparisons;

/// <summary>Creators, audiences, content, traffic and the return besides money of a brand that is computed by hand, asked of the running app.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ComparisonRoutesTests(ComparedApp compared) : IClassFixture<ComparedApp>
{
    private const string May = "from=2026-05-01&to=2026-05-31";

    [Fact]
    public async Task Formats_are_compared_by_the_sums_of_their_posts()
    {
        var answer = await GetAsync($"kpis/breakdown?by=contentType&kpis=engagementRateByReach,conversionRate,creatorFollowers&{May}");

        var items = answer.GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("member").GetString()!);
        Assert.Equal(0.1, Value(items["video"], "engagementRateByReach"), 12);   // 80 of 800
        Assert.Equal(0.4, Value(items["photo"], "engagementRateByReach"), 12);   // 40 of 100
        Assert.Equal((0.25, 4), (Value(items["video"], "conversionRate"), items["video"].GetProperty("values").GetProperty("conversionRate").GetProperty("n").GetInt64()));
        var total = answer.GetProperty("total").GetProperty("values");
        Assert.Equal(120.0 / 900, total.GetProperty("engagementRateByReach").GetProperty("value").GetDouble(), 12);
        Assert.Equal("clusters", total.GetProperty("engagementRateByReach").GetProperty("interval").GetProperty("method").GetString());
        Assert.Equal("not-additive", total.GetProperty("creatorFollowers").GetProperty("reason").GetString());
        Assert.True(answer.GetProperty("additive").GetBoolean());
    }

    [Theory]
    [InlineData("by=hashtag", "a 2, b 1", false)]
    [InlineData("by=weekday", "tuesday 1, sunday 1", true)]
    [InlineData("by=hour", "10 1, 20 1", true)]
    [InlineData("by=hour&within=influencer=lena", "10 1, 20 1", true)]
    [InlineData("by=campaignType", "sponsored post 1", true)]
    [InlineData("by=incentive", "discount code 1", true)]
    [InlineData("by=tier", "micro 1", true)]
    public async Task Members_fall_into_the_groups_of_their_entries(string query, string groups, bool additive)
    {
        var answer = await GetAsync($"kpis/breakdown?{query}&kpis=clicks&{May}");

        Assert.Equal(groups, string.Join(", ", answer.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("member").GetString() != "unknown")
            .Select(item => $"{item.GetProperty("member").GetString()} {item.GetProperty("members").GetInt32()}")));
        Assert.Equal(additive, answer.GetProperty("additive").GetBoolean());
    }

    [Fact]
    public async Task Posts_of_a_window_answer_with_all_they_did_since()
    {
        var answer = await GetAsync("kpis/lifetime?kpis=engagements,engagementRateByReach,engagementRateByFollowersAtPost,clicks&from=2026-05-01&to=2026-05-03&until=2026-05-31");

        Assert.Equal("lifetime of what was published in the window", answer.GetProperty("clock").GetString());
        var post = Assert.Single(answer.GetProperty("items").EnumerateArray());
        Assert.Equal(("instagram:1", "2026-05-03"), (post.GetProperty("post").GetString(), post.GetProperty("publishedOn").GetString()));
        Assert.Equal((80, 0.1, 4), (Value(post, "engagements"), Value(post, "engagementRateByReach"), Value(post, "clicks")));   // all of it on the 4th
        Assert.Equal(80.0 / 20_000, Value(post, "engagementRateByFollowersAtPost"), 12);
    }

    [Fact]
    public async Task The_rate_of_posts_together_and_the_mean_of_their_rates_are_two_numbers()
    {
        var answer = await GetAsync($"kpis/lifetime?kpis=engagementRateByReach&scope=influencer=lena&size=1&{May}&until=2026-05-31");

        Assert.Equal(2, answer.GetProperty("posts").GetInt32());
        Assert.Equal(120.0 / 900, answer.GetProperty("total").GetProperty("engagementRateByReach").GetProperty("value").GetDouble(), 12);
        var perPost = answer.GetProperty("perPost").GetProperty("engagementRateByReach");
        Assert.Equal((0.25, 0.25, 2), (Math.Round(perPost.GetProperty("mean").GetDouble(), 12), Math.Round(perPost.GetProperty("median").GetDouble(), 12), perPost.GetProperty("n").GetInt32()));   // of 0.1 and 0.4
        Assert.Equal(("instagram:2", "1"), (answer.GetProperty("items")[0].GetProperty("post").GetString(), answer.GetProperty("continuation").GetString()));
    }

    [Fact]
    public async Task A_KPI_that_is_named_twice_is_answered_once()
    {
        foreach (var route in new[] { "kpis/lifetime", "kpis", "kpis/leaderboard" })
            Assert.NotEqual(default, await GetAsync($"{route}?kpis=likes,likes&dimension=post&{May}"));
    }

    [Theory]
    [InlineData("contentType=Video", 80)]
    [InlineData("contentType=photo", 40)]
    public async Task An_attribute_filters_however_it_is_written(string where, double engagements)
    {
        var answer = await GetAsync($"kpis?kpis=engagements&interval=total&scope=influencer=lena&where={where}&{May}");

        Assert.Equal(engagements, answer.GetProperty("points")[0].GetProperty("values").GetProperty("engagements").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task The_post_with_big_reach_and_a_weak_response_is_named()
    {
        var answer = await GetAsync($"kpis/quadrants?of=post&{May}");

        Assert.Equal((450, 0.25), (answer.GetProperty("xCut").GetDouble(), Math.Round(answer.GetProperty("yCut").GetDouble(), 12)));
        Assert.Equal(
            ["instagram:1 1 big-reach-weak-response", "instagram:2 0 small-reach-strong-response"],
            answer.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("member")} {item.GetProperty("conversions")} {item.GetProperty("quadrant")}"));
    }

    [Fact]
    public async Task An_audience_is_matched_and_its_old_data_found()
    {
        var answer = await GetAsync("audiences/runners/match?account=instagram:lena&day=2026-05-31");

        Assert.Equal(0.9, answer.GetProperty("combined").GetProperty("value").GetDouble(), 12);   // min(0.7, 0.6) + min(0.3, 0.4)
        Assert.Equal("2020-01-31", answer.GetProperty("findings")[0].GetProperty("due").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await compared.App.Http.GetAsync("audiences/nobody/match?account=instagram:lena")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await compared.App.Http.GetAsync("audiences/runners/match")).StatusCode);
    }

    [Fact]
    public async Task Creators_stand_side_by_side()
    {
        var answer = await GetAsync($"influencers/compare?audience=runners&{May}");

        var (emil, lena) = (answer.GetProperty("items")[0], answer.GetProperty("items")[1]);
        Assert.Equal(("candidate", "reported", 0.03), (emil.GetProperty("status").GetString(), emil.GetProperty("engagementRateFrom").GetString(), Number(emil, "engagementRate")));
        Assert.Equal((5_000, "EUR"), (Number(emil, "expectedCostPerResult"), emil.GetProperty("expectedCostPerResult").GetProperty("currency").GetString()));
        Assert.Equal(("active", "micro", 20_000), (lena.GetProperty("status").GetString(), lena.GetProperty("tier").GetProperty("name").GetString(), Number(lena, "followers")));
        Assert.Equal((0.003, 0.15), (Math.Round(Number(lena, "engagementRate"), 12), Math.Round(Number(lena, "engagementAgainstTier"), 12)));   // (80 + 40) / (2 * 20,000)
        Assert.Equal((0.9, 0.5), (Math.Round(Number(lena, "audienceMatch"), 12), Number(lena, "reliability")));
        Assert.Equal("too-few-readings", lena.GetProperty("growthAnomalies").GetProperty("reason").GetString());
        Assert.Equal(8, lena.GetProperty("valueFit").GetProperty("score").GetDouble());
        Assert.Equal(1, (await GetAsync($"influencers/compare?status=candidate&{May}")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_scorecard_has_the_creators_numbers_audience_posts_and_media_value()
    {
        var answer = await GetAsync($"influencers/lena/scorecard?{May}");

        Assert.Equal(("Lena", 0.2), (answer.GetProperty("label").GetString(), answer.GetProperty("quality").GetProperty("suspicious").GetDouble()));
        Assert.Equal(4, Number(answer.GetProperty("kpis"), "clicks"));
        Assert.Equal(["instagram:1", "instagram:2"], answer.GetProperty("posts").EnumerateArray().Select(post => post.GetProperty("post").GetString()));
        Assert.Equal(1_500, answer.GetProperty("emv")[0].GetProperty("value").GetInt64());   // 1,500 impressions at a cent
        Assert.Equal(HttpStatusCode.NotFound, (await compared.App.Http.GetAsync("influencers/nobody/scorecard")).StatusCode);
    }

    [Fact]
    public async Task A_candidates_followers_are_in_no_row() =>
        Assert.Equal(20_000, (await GetAsync($"kpis?kpis=creatorFollowers&interval=total&{May}")).GetProperty("total").GetProperty("values").GetProperty("creatorFollowers").GetProperty("value").GetDouble());

    [Fact]
    public async Task The_calendar_says_what_became_of_every_plan()
    {
        var answer = await GetAsync($"content/calendar?{May}");

        Assert.Equal(
            ["p1 published instagram:1 10", "instagram:2 unplanned instagram:2 ", "p2 missed  "],
            answer.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("id")} {item.GetProperty("state")} {item.GetProperty("post")} {item.GetProperty("minutesLate")}"));
        Assert.Equal((0.5, 2), (Number(answer, "adherence"), answer.GetProperty("adherence").GetProperty("n").GetInt32()));
    }

    [Fact]
    public async Task Traffic_is_told_apart_by_what_brought_it()
    {
        var pages = await GetAsync($"traffic?by=landingPage&{May}");
        var campaigns = await GetAsync($"traffic?by=campaign&{May}");

        Assert.Equal(["/a 40 30", "/b 10 9"], pages.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("member")} {Number(item, "sessions")} {Number(item, "users")}"));
        Assert.Equal(["Spring 40", "unknown 10"], campaigns.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("label")} {Number(item, "sessions")}"));
        Assert.Equal(("not-additive", 0.3), (pages.GetProperty("total").GetProperty("users").GetProperty("reason").GetString(), Number(pages.GetProperty("total"), "sessionEngagementRate")));
    }

    [Fact]
    public async Task The_return_besides_money_stands_side_by_side()
    {
        var answer = await GetAsync($"returns?{May}");

        var components = answer.GetProperty("components").EnumerateArray().ToDictionary(each => each.GetProperty("name").GetString()!);
        Assert.Equal((900, 0.8), (Number(components["reach"]), Number(components["brandedTraffic"])));
        Assert.Equal((0.3, 0.4), (Number(components["followersAgainstCompetitors"]), Number(components["nps"])));
        Assert.Equal((0.5, 1), (Number(components["answeredShare"]), Number(components["returningEngagers"])));
        Assert.Equal("too-few", components["netSentiment"].GetProperty("reason").GetString());
        Assert.All(components.Values, each => Assert.True(each.GetProperty("value").ValueKind == JsonValueKind.Number || each.GetProperty("reason").GetString() is not null));
    }

    [Theory]
    [InlineData("kpis/breakdown?by=colour", "by")]
    [InlineData("kpis/breakdown?by=hour&of=campaign", "of")]
    [InlineData("kpis/breakdown?by=tier&within=platform=x", "within")]
    [InlineData("kpis/quadrants?of=campaign", "of")]
    [InlineData("kpis/lifetime?kpis=followers", "kpis")]
    [InlineData("kpis/lifetime?scope=link=l1", "scope")]
    [InlineData("kpis/lifetime?from=2026-05-01&to=2026-05-31&until=2026-05-30", "until")]
    [InlineData("kpis/lifetime?from=2026-05-01&to=2026-05-31&until=2027-06-01", "until")]
    [InlineData("kpis/lifetime?continuation=x", "continuation")]
    [InlineData("influencers/compare?status=maybe", "status")]
    [InlineData("influencers/compare?audience=nobody", "audience")]
    [InlineData("content/calendar?graceMinutes=-1", "graceMinutes")]
    [InlineData("traffic?by=colour", "by")]
    [InlineData("traffic?from=2020-01-01&to=2026-01-01", "from")]
    [InlineData("returns?baselineFrom=never", "baselineFrom")]
    [InlineData("returns?scope=colour=red", "scope")]
    public async Task A_wrong_parameter_is_refused_by_name(string query, string field)
    {
        using var answer = await compared.App.Http.GetAsync(query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString());
    }

    private async Task<JsonElement> GetAsync(string query)
    {
        using var answer = await compared.App.Http.GetAsync(query);
        Assert.True(answer.IsSuccessStatusCode, $"{query}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static double Value(JsonElement item, string kpi) => Number(item.GetProperty("values"), kpi);

    private static double Number(JsonElement item, string name) => Number(item.GetProperty(name));

    private static double Number(JsonElement item) => item.GetProperty("value").GetDouble();
}

/// <summary>Loads the brand once for all tests of the class.</summary>
public sealed class ComparedApp : IAsyncLifetime
{
    private readonly AzuriteFixture azurite = new();

    internal RunningApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await azurite.InitializeAsync();
        App = await RunningApp.StartAsync(new(azurite.ConnectionString, "UTC", "EUR"));
        foreach (var (entry, body) in ComparedBrand.Registry)
        {
            using var put = await App.Http.PutAsync($"registry/{entry}", new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.True(put.IsSuccessStatusCode, $"{entry}: {await put.Content.ReadAsStringAsync()}");
        }
        using var sent = await App.Http.PostAsync("events", new StringContent(ComparedBrand.Events, Encoding.UTF8, "application/x-ndjson"));
        var receipt = await sent.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(receipt.GetProperty("rejected").GetInt32() == 0, receipt.ToString());
        await App.RollUpAsync((_, _) => { });
    }

    public async Task DisposeAsync()
    {
        if (App is not null) await App.DisposeAsync();
        await azurite.DisposeAsync();
    }
}
