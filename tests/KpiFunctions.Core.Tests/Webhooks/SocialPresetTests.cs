using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>Meta, TikTok, X, YouTube.</summary>
public sealed class SocialPresetTests
{
    private const string Story =
        """{"field":"story_insights","value":{"media_id":"1790","impressions":444,"reach":44,"taps_forward":4,"taps_back":3,"exits":3,"replies":0} }""";

    [Theory]
    [InlineData("""{"object":"instagram","entry":[{"id":"1784","time":1772359200,"changes":[STORY]}]}""")]
    [InlineData("""{"object":"instagram","entry":[{"id":"1784","time":1772359200000,"changes":[STORY]}]}""")]
    [InlineData("""[{"object":"instagram","entry":[{"id":"1784","time":1772359200,"changes":[STORY]}]}]""")]
    [InlineData("""{"object":"instagram","entry":[{"id":"1784","time":1772359200,"field":"story_insights","value":{"media_id":"1790","impressions":444,"reach":44} }]}""")]
    public void Metas_story_insights_are_a_reading_of_the_story(string body)
    {
        var record = Assert.Single(Sent.Records("meta", body.Replace("STORY", Story)));

        Assert.Equal((RecordType.PostMetrics, "instagram:1790", "story"), (record.Type, record.On.Post, record.On.ContentType));
        Assert.Equal(Sent.Utc("2026-03-01T10:00:00Z"), record.OccurredAt);
        Assert.Equal(new Dictionary<string, long> { ["impressions"] = 444, ["reach"] = 44 }, record.Counters);
    }

    [Fact]
    public void A_counter_below_five_is_unknown_and_not_minus_one()
    {
        var record = Assert.Single(Sent.Records("meta", Entry(Story.Replace("\"impressions\":444", "\"impressions\":-1"))));

        Assert.Equal(new Dictionary<string, long> { ["reach"] = 44 }, record.Counters);
    }

    [Fact]
    public void A_story_of_which_nothing_is_known_is_skipped() => Assert.Equal(
        "Every counter of the story is below five.",
        Sent.Skipped("meta", Entry(Story.Replace("\"impressions\":444", "\"impressions\":-1").Replace("\"reach\":44", "\"reach\":-1"))));

    [Theory]
    [InlineData("story_mentions", "The event 'story_mentions' has no mapping.")]
    [InlineData("feed", "The event 'feed' has no mapping.")]
    public void What_has_no_record_type_yet_is_kept_as_unmapped(string field, string detail)
    {
        var rejection = Sent.Rejection("meta", Entry($$"""{"field":"{{field}}","value":{"id":"1","text":"Super \u00fc"} }"""));

        Assert.Equal((RejectReason.EventUnmapped, detail), (rejection.Reason, rejection.Detail));
    }

    [Fact]
    public void Every_change_of_every_entry_counts()
    {
        var body = $$"""{"object":"instagram","entry":[{"id":"1","time":1772359200,"changes":[{{Story}},{"field":"feed","value":{} }]},{"id":"2","time":1772359201,"changes":[{{Story}}]}]}""";
        var events = Sent.Read("meta", body).Events;

        Assert.Equal([null, RejectReason.EventUnmapped, null], events.Select(each => each.Outcome.Rejection?.Reason));
        Assert.Equal([0, 1, 2], events.Select(each => each.Index));
        Assert.Equal("""{"object":"instagram","entry":[{"id":"1","time":1772359200,"changes":[{"field":"feed","value":{} }]}]}""", events[1].RawText);
    }

    [Theory]
    [InlineData("post.publish.complete", "Posts that are published or removed have no record type yet.")]
    [InlineData("video.publish.completed", "Videos that are uploaded or published have no record type yet.")]
    [InlineData("anything.else", "This event of TikTok has no record type yet.")]
    public void TikToks_events_are_kept_as_unmapped(string name, string detail)
    {
        var rejection = Sent.Rejection("tiktok", TikTok(name, """{\"share_id\":\"video.6974245311675353080.VDCxrcMJ\"}"""));

        Assert.Equal((RejectReason.EventUnmapped, detail), (rejection.Reason, rejection.Detail));
    }

    [Theory]
    [InlineData("""{\"reason\": 1}""")]
    [InlineData("no json")]
    [InlineData("")]
    public void A_creator_that_takes_back_the_permission_is_nothing_to_count(string content) =>
        Assert.Contains("permission", Sent.Skipped("tiktok", TikTok("authorization.removed", content)));

    [Fact]
    public void TikToks_content_is_parsed_twice_for_a_mapping_of_the_settings()
    {
        var preset = new Core.Webhooks.PresetChanges
        {
            Fields = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["post.metrics"] = new Dictionary<string, string>
                {
                    ["type"] = "postMetrics",
                    ["platform"] = "'tiktok'",
                    ["post"] = "content.video.id",
                    ["occurredAt"] = "create_time => unix",
                    ["metrics.views"] = "content.views",
                },
            },
        }.Apply(Sent.Preset("tiktok"));

        var content = preset.Mapping.Read(Sent.Request(TikTok("post.metrics", """{\"video\":{\"id\":\"77\"},\"views\":12}""")), Sent.Context);

        var record = Assert.Single(content.Events).Outcome.Record!;
        Assert.Equal(("tiktok:77", 12L, Sent.Utc("2026-03-01T10:00:00Z")), (record.On.Post, record.Counters!["views"], record.OccurredAt));
    }

    [Fact]
    public void Xs_new_post_is_its_first_reading()
    {
        const string body =
            """
            {"data":{"event_uuid":"2080761390344937796","filter":{"user_id":"1111"},"event_type":"post.create","tag":"posts","payload":{
              "public_metrics":{"retweet_count":1,"retweet_count_str":"1","reply_count":2,"like_count":3,"quote_count":4,"bookmark_count":5,"impression_count":6},
              "created_at":"2026-03-01T10:00:00.000Z","author_id":"1111","id":"2080761390344937796","text":"Hello"},
              "includes":{"users":[{"id":"1111","username":"ExampleUser"}]} } }
            """;
        var record = Assert.Single(Sent.Records("x", body));

        Assert.Equal((RecordType.PostMetrics, "x:2080761390344937796"), (record.Type, record.On.Post));
        Assert.Equal(
            [("comments", 2L), ("impressions", 6L), ("likes", 3L), ("saves", 5L), ("shares", 5L)],
            record.Counters!.Select(each => (each.Key, each.Value)).Order());
    }

    [Theory]
    [InlineData("\"timestamp_ms\":\"1772359200000\"")]
    [InlineData("\"created_at\":\"Sun Mar 01 10:00:00 +0000 2026\"")]
    public void Xs_older_payloads_hold_arrays_of_events(string time)
    {
        var tweet = $$"""{ {{time}},"id_str":"105","user":{"screen_name":"ExampleUser"},"favorite_count":7,"retweet_count":1,"quote_count":0,"reply_count":2}""";
        var events = Sent.Read("x", $$"""{"for_user_id":"1111","tweet_create_events":[{{tweet}}],"favorite_events":[{"id":"9"}]}""").Events;

        var record = events[0].Outcome.Record!;
        Assert.Equal(("x:105", "x:exampleuser", 7L, 1L), (record.On.Post, record.On.Account, record.Counters!["likes"], record.Counters["shares"]));
        Assert.Equal(Sent.Utc("2026-03-01T10:00:00Z"), record.OccurredAt);
        Assert.Equal(RejectReason.EventUnmapped, events[1].Outcome.Rejection!.Reason);
    }

    [Fact]
    public void YouTubes_feed_names_the_video_that_is_kept()
    {
        var rejection = Sent.Rejection("youtube", Feed("<yt:videoId>dQw4w9WgXcQ</yt:videoId>"));

        Assert.Equal(RejectReason.EventUnmapped, rejection.Reason);
        Assert.Contains("dQw4w9WgXcQ", rejection.Detail);
    }

    [Fact]
    public void A_removed_video_is_nothing_to_count() => Assert.Equal(
        "A video was removed.",
        Sent.Skipped("youtube", """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><at:deleted-entry ref="yt:video:x" when="2026-03-01T10:00:00Z"><link/></at:deleted-entry></feed>"""));

    [Theory]
    [InlineData("")]
    [InlineData("<feed")]
    [InlineData("{}")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><feed>&x;</feed>")]
    public void What_is_no_safe_xml_is_rejected(string body) => Assert.Equal(RejectReason.RowUnreadable, Sent.Rejection("youtube", body).Reason);

    [Fact]
    public void Each_entry_of_a_feed_is_kept_alone_and_read_again()
    {
        const string feed = """<f:feed xmlns:f="http://www.w3.org/2005/Atom" xmlns:yt="http://www.youtube.com/xml/schemas/2015"><f:entry><yt:videoId>a</yt:videoId></f:entry><f:entry/></f:feed>""";

        var kept = Sent.Read("youtube", feed).Events;

        Assert.Equal(2, kept.Count);
        Assert.DoesNotContain("feed", kept[0].RawText, StringComparison.Ordinal);
        Assert.Equal(kept.Select(each => each.Outcome.Rejection), kept.Select(each => Sent.Rejection("youtube", each.RawText)));
        Assert.Equal([RejectReason.EventUnmapped, RejectReason.FieldMissing], kept.Select(each => each.Outcome.Rejection!.Reason));
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(101, 1)]
    [InlineData(10_000, 1)]
    public void A_feed_has_at_most_a_hundred_entries(int entries, int events) => Assert.Equal(events,
        Sent.Read("youtube", $"<feed xmlns=\"http://www.w3.org/2005/Atom\">{string.Concat(Enumerable.Repeat("<entry/>", entries))}</feed>").Events.Count);

    [Fact]
    public void Entries_that_would_be_kept_with_an_endless_namespace_are_one_reject()
    {
        var entries = string.Concat(Enumerable.Repeat("<entry><n:x/></entry>", 100));
        var feed = $"<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:n=\"urn:{new string('n', 500_000)}\">{entries}</feed>";

        Assert.Equal(feed, Assert.Single(Sent.Read("youtube", feed).Events).RawText);
    }

    private static string Entry(string change) => $$"""{"object":"instagram","entry":[{"id":"1784","time":1772359200,"changes":[{{change}}]}]}""";

    private static string TikTok(string name, string content) =>
        $$"""{"client_key":"bwo2m45353a6k85","event":"{{name}}","create_time":1772359200,"user_openid":"act.example","content":"{{content}}"}""";

    private static string Feed(string video) =>
        $"""
        <?xml version='1.0' encoding='UTF-8'?>
        <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://pubsubhubbub.appspot.com"/>
         <title>YouTube video feed</title><updated>2026-03-01T10:00:00+00:00</updated>
         <entry><id>yt:video:dQw4w9WgXcQ</id>{video}<yt:channelId>UC1</yt:channelId><title>A &amp; B</title>
          <author><name>Lena</name></author><published>2026-03-01T09:00:00+00:00</published><updated>2026-03-01T10:00:00+00:00</updated></entry></feed>
        """;
}
