using System.Text.Json;
using KpiFunctions.Core.Registry;
using KpiFunctions.Tests.Conversations;

namespace KpiFunctions.Tests.Voice;

/// <summary>Followers, growth, cadence and formats of competitors' accounts beside the own ones.</summary>
public sealed class CompetitorsTests
{
    private const string Week = "from=2026-03-04&to=2026-03-10";

    [Fact]
    public async Task Accounts_are_compared_and_the_middle_is_of_the_competitors_alone()
    {
        var room = await ReadAsync();

        var answer = (await room.CompetitorsAsync(Week)).Json;

        var items = answer.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["ours True", "alpha False", "beta False"], items.Select(item => $"{item.GetProperty("brand").GetString()} {item.GetProperty("own").GetBoolean()}"));
        var alpha = Assert.Single(items[1].GetProperty("accounts").EnumerateArray());
        // 1000 followers before, 1100 after; two posts in seven days; 33 and 55 engagements by 1100 followers: 88 / 2 / 1100.
        Assert.Equal("1100 100 0.1 2 2 0.04", Values(alpha, "followers", "growth", "growthRate", "posts", "postsPerWeek", "engagementRate"));
        Assert.Equal(["photo 0.5", "video 0.5"], Formats(alpha));
        var beta = Assert.Single(items[2].GetProperty("accounts").EnumerateArray());
        Assert.Equal("500 -100 -0.1667 1 1 no-data", Values(beta, "followers", "growth", "growthRate", "posts", "postsPerWeek", "engagementRate"));
        var ours = Assert.Single(items[0].GetProperty("accounts").EnumerateArray());
        Assert.Equal("200 no-data no-data no-data no-data no-data", Values(ours, "followers", "growth", "growthRate", "posts", "postsPerWeek", "engagementRate"));
        // Between 0.1 and -0.16666…, 2 and 1 posts, 0.5 and 1 of videos, 0.5 and 0 of photos.
        Assert.Equal("800 -0.0333 1.5 0.04", Values(answer.GetProperty("median"), "followers", "growthRate", "postsPerWeek", "engagementRate"));
        Assert.Equal(["photo 0.25", "video 0.75"], Formats(answer.GetProperty("median")));
    }

    [Fact]
    public async Task Growth_of_an_account_that_is_first_read_in_the_range_counts_from_that_reading()
    {
        var room = await ReadAsync();

        var answer = (await room.CompetitorsAsync("from=2026-02-10&to=2026-03-10")).Json;

        var beta = answer.GetProperty("items")[2].GetProperty("accounts")[0];
        Assert.Equal("500 -100 -0.1667", Values(beta, "followers", "growth", "growthRate"));
        Assert.Equal("2026-02-20", beta.GetProperty("growthFrom").GetString());
        var ours = answer.GetProperty("items")[0].GetProperty("accounts")[0];
        Assert.Equal("200 no-data", Values(ours, "followers", "growth"));
        Assert.Equal(JsonValueKind.Null, ours.GetProperty("growthFrom").ValueKind);
    }

    [Fact]
    public async Task Followers_that_were_read_more_than_thirty_days_ago_are_unknown()
    {
        var room = await ReadAsync();

        var answer = (await room.CompetitorsAsync("from=2026-05-01&to=2026-05-07")).Json;

        var alpha = answer.GetProperty("items")[1].GetProperty("accounts")[0];
        Assert.Equal("no-data no-data 0 0", Values(alpha, "followers", "growth", "posts", "postsPerWeek"));
        Assert.Equal("no-data", Values(answer.GetProperty("median"), "followers"));
    }

    [Fact]
    public async Task A_competitor_counts_from_its_start()
    {
        var room = await ReadAsync();
        await room.RegisterAsync(RegistryKind.Brands, "beta", ("own", "no"), ("start", "2026-03-11"));

        var answer = (await room.CompetitorsAsync(Week)).Json;

        Assert.Equal(["ours", "alpha"], answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("brand").GetString()!));
    }

    private static async Task<TalkRoom> ReadAsync()
    {
        var room = await TalkRoom.OpenAsync();
        await room.RegisterAsync(RegistryKind.Brands, "ours", ("own", "yes"));
        foreach (var rival in new[] { "alpha", "beta" })
        {
            await room.RegisterAsync(RegistryKind.Brands, rival, ("own", "no"));
            await room.RegisterAsync(RegistryKind.Accounts, $"instagram:{rival}", ("platform", "instagram"), ("handle", rival), ("brand", rival));
        }
        await room.RegisterAsync(RegistryKind.Accounts, "instagram:ours", ("platform", "instagram"), ("handle", "ours"));
        await room.RegisterAsync(RegistryKind.Accounts, "instagram:lena", ("platform", "instagram"), ("handle", "lena"), ("influencer", "lena"));
        await PublishAsync(room, "1", "alpha", "2026-03-04T00:00:00Z", "photo");
        await PublishAsync(room, "2", "alpha", "2026-03-10T23:59:59Z", "video");
        await PublishAsync(room, "3", "alpha", "2026-03-11T00:00:00Z", "video");
        await PublishAsync(room, "4", "beta", "2026-03-05T10:00:00Z", "video");
        await room.HearAsync(
            Followers("alpha", "2026-03-03", 1000), Followers("alpha", "2026-03-09", 1100), Followers("alpha", "2026-03-11", 9999),
            Followers("beta", "2026-02-20", 600), Followers("beta", "2026-03-10", 500), Followers("ours", "2026-03-08", 200),
            """{"type":"postMetrics","occurredAt":"2026-03-08T10:00:00Z","post":"instagram:1","metrics":{"likes":30,"comments":3,"views":4000}}""",
            """{"type":"postMetrics","occurredAt":"2026-03-10T23:59:59Z","post":"instagram:2","metrics":{"likes":55}}""");
        return room;
    }

    private static Task PublishAsync(TalkRoom room, string id, string account, string at, string contentType) => room.RegisterAsync(
        RegistryKind.Posts, $"instagram:{id}", ("platform", "instagram"), ("account", $"instagram:{account}"), ("publishedAt", at), ("contentType", contentType));

    private static string Followers(string account, string day, long followers) =>
        $$$"""{"type":"accountMetrics","occurredAt":"{{{day}}}T12:00:00Z","account":"instagram:{{{account}}}","metrics":{"followers":{{{followers}}}}}""";

    private static string Values(JsonElement json, params string[] names) => string.Join(' ', names.Select(name => Value(json.GetProperty(name))));

    private static string Value(JsonElement measured) => measured.GetProperty("value").ValueKind == JsonValueKind.Null
        ? measured.GetProperty("reason").GetString()!
        : FormattableString.Invariant($"{Math.Round(measured.GetProperty("value").GetDouble(), 4)}");

    private static IEnumerable<string> Formats(JsonElement json) =>
        json.GetProperty("formats").EnumerateArray().Select(format => $"{format.GetProperty("contentType").GetString()} {Value(format.GetProperty("share"))}").Order(StringComparer.Ordinal);
}
