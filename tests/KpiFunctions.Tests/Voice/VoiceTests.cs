using System.Text.Json;
using KpiFunctions.Core.Registry;
using KpiFunctions.Tests.Conversations;

namespace KpiFunctions.Tests.Voice;

/// <summary>From mentions to shares of voice, and what a change of the set does to them.</summary>
public sealed class VoiceTests
{
    private const string Days = "from=2026-03-09&to=2026-03-10";

    // x: 3 mentions of ours (2 positive, reach 100 and 50 known), 1 of the rival (positive, reach 450). reddit: 1 of the rival, nothing known of its reach.
    private static readonly string[] Mentions =
    [
        Mention("m1", "x", null, "positive", 100), Mention("m2", "x", "ours", "positive", 50), Mention("m3", "x", null, "neutral", null),
        Mention("m4", "x", "rival", "positive", 450), Mention("m5", "reddit", "rival", "negative", null), Mention("m6", "x", "stranger", "positive", 10_000),
        """{"type":"mention","id":"m7","occurredAt":"2026-03-10T08:00:00Z","platform":"x","brand":"rival","language":"en","text":"follow me and i follow back"}""",
        """{"type":"comment","id":"c1","occurredAt":"2026-03-10T08:00:00Z","platform":"x","text":"no mention"}""",
        """{"type":"mention","id":"m8","occurredAt":"2026-03-10T08:00:00Z","platform":"x","fromBrand":true,"text":"we about ourselves"}""",
    ];

    [Fact]
    public async Task Shares_are_of_the_mentions_of_the_own_brand_and_the_named_competitors()
    {
        var room = await HeardAsync();

        var answer = (await room.VoiceAsync(Days)).Json;

        var platforms = answer.GetProperty("platforms").EnumerateArray().ToList();
        Assert.Equal(["reddit", "x"], platforms.Select(platform => platform.GetProperty("platform").GetString()!));
        Assert.Equal(["ours 3 0.75 2", "rival 1 0.25 1"], platforms[1].GetProperty("members").EnumerateArray().Select(Line));
        Assert.Equal(["rival 1 1 0", "ours 0 0 0"], platforms[0].GetProperty("members").EnumerateArray().Select(Line));
        Assert.Equal(["ours 3 0.6 2", "rival 2 0.4 1"], answer.GetProperty("total").GetProperty("members").EnumerateArray().Select(Line));
        var ours = platforms[1].GetProperty("members")[0];
        Assert.Equal((4, "wilson"), (ours.GetProperty("share").GetProperty("n").GetInt32(), ours.GetProperty("share").GetProperty("interval").GetProperty("method").GetString()));
        Assert.Equal(2.0 / 3, ours.GetProperty("positiveShare").GetProperty("value").GetDouble(), 12);
        // One of the two days has mentions.
        Assert.Equal((0.5, 1, 2), (platforms[1].GetProperty("coverage").GetDouble(), platforms[1].GetProperty("coveredDays").GetInt32(), platforms[1].GetProperty("days").GetInt32()));
        Assert.Equal(["events"], platforms[1].GetProperty("sources").EnumerateArray().Select(source => source.GetString()!));
    }

    [Fact]
    public async Task A_share_of_reach_is_over_what_is_known_and_null_where_nothing_is_known_of_a_brand_that_is_spoken_of()
    {
        var room = await HeardAsync();

        var answer = (await room.VoiceAsync(Days + "&metric=reach")).Json;

        var platforms = answer.GetProperty("platforms").EnumerateArray().ToList();
        // 150 of 600; three mentions of the four say their reach.
        var ours = platforms[1].GetProperty("members").EnumerateArray().Single(member => member.GetProperty("brand").GetString() == "ours");
        Assert.Equal((0.25, 3, 150, 2), (ours.GetProperty("share").GetProperty("value").GetDouble(), ours.GetProperty("share").GetProperty("n").GetInt32(),
            ours.GetProperty("reach").GetProperty("value").GetDouble(), ours.GetProperty("reach").GetProperty("n").GetInt32()));
        Assert.False(ours.GetProperty("share").TryGetProperty("interval", out _));
        Assert.All(platforms[0].GetProperty("members").EnumerateArray(), member => Assert.Equal("incomplete", member.GetProperty("share").GetProperty("reason").GetString()));
        Assert.Equal("no-data", (await room.VoiceAsync("from=2026-03-01&to=2026-03-02&metric=engagements")).Json.GetProperty("total").GetProperty("members")[0].GetProperty("share").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_competitor_who_is_added_with_a_start_leaves_former_days_as_they_were_and_one_without_changes_them_visibly()
    {
        var room = await HeardAsync();
        var before = (await room.VoiceAsync(Days)).Json;

        await room.RegisterAsync(RegistryKind.Brands, "stranger", ("start", "2026-03-11"));
        var frozen = (await room.VoiceAsync(Days)).Json;
        var later = (await room.VoiceAsync("from=2026-03-09&to=2026-03-12")).Json;
        await room.RegisterAsync(RegistryKind.Brands, "stranger");
        var changed = (await room.VoiceAsync(Days)).Json;

        Assert.Equal(before.GetProperty("total").GetRawText(), frozen.GetProperty("total").GetRawText());
        Assert.Equal(before.GetProperty("setId").GetString(), frozen.GetProperty("setId").GetString());
        Assert.Equal(("2026-03-11", 3), (later.GetProperty("setSince").GetString(), later.GetProperty("set").GetArrayLength()));
        Assert.Equal(["2026-03-11"], later.GetProperty("setChanges").EnumerateArray().Select(day => day.GetString()!));
        Assert.Equal(JsonValueKind.Null, frozen.GetProperty("setSince").ValueKind);
        Assert.NotEqual(before.GetProperty("setId").GetString(), changed.GetProperty("setId").GetString());
        Assert.Equal(["ours 3 0.5 2", "rival 2 0.3333 1", "stranger 1 0.1667 1"], changed.GetProperty("total").GetProperty("members").EnumerateArray().Select(Line));
    }

    [Fact]
    public async Task Without_registered_brands_there_is_only_the_own_one()
    {
        var room = await TalkRoom.OpenAsync();
        await room.HearAsync(Mentions);

        var answer = (await room.VoiceAsync(Days)).Json;

        Assert.Equal(["own 2 1 1"], answer.GetProperty("total").GetProperty("members").EnumerateArray().Select(Line));
        Assert.True(Assert.Single(answer.GetProperty("set").EnumerateArray()).GetProperty("own").GetBoolean());
    }

    [Theory]
    [InlineData("metric=likes", "metric")]
    [InlineData("to=never", "to")]
    public async Task A_wrong_parameter_is_refused_by_name(string query, string field)
    {
        var answer = await (await TalkRoom.OpenAsync()).VoiceAsync(query);

        Assert.Equal((400, field), (answer.Status, answer.Json.GetProperty("field").GetString()));
    }

    private static async Task<TalkRoom> HeardAsync()
    {
        var room = await TalkRoom.OpenAsync();
        await room.RegisterAsync(RegistryKind.Brands, "ours", ("own", "yes"));
        await room.RegisterAsync(RegistryKind.Brands, "rival", ("own", "no"), ("name", "The Rival"));
        await room.HearAsync(Mentions);
        return room;
    }

    private static string Mention(string id, string platform, string? brand, string sentiment, long? reach) => JsonSerializer.Serialize(
        new { type = "mention", id, occurredAt = "2026-03-10T08:00:00Z", platform, brand, sentiment, text = "seen at the lake", metrics = reach is null ? null : new { reach } },
        new JsonSerializerOptions { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull });

    private static string Line(JsonElement member) =>
        FormattableString.Invariant($"{member.GetProperty("brand")} {member.GetProperty("mentions")} {Math.Round(member.GetProperty("share").GetProperty("value").GetDouble(), 4)} {member.GetProperty("positive")}");
}
