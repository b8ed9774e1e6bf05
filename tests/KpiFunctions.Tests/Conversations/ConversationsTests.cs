using System.Text.Json;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Tests.Conversations;

/// <summary>From what senders bring to the inbox, its figures, and a person's correction.</summary>
public sealed class ConversationsTests
{
    private const string Days = "from=2026-03-10&to=2026-03-11";

    // Of 10 March: a negative that is answered after 90 minutes, a negative that nobody answers, a positive one answered after 30 hours, spam, a
    // mention and a German message. Of 11 March: a person's answer to another, and a comment of that day.
    private static readonly string[] Talk =
    [
        """{"type":"comment","id":"c1","occurredAt":"2026-03-10T08:00:00Z","account":"instagram:ours","campaign":"spring","topic":"delivery","language":"en","text":"Still waiting, terrible service","author":"ann"}""",
        """{"type":"reply","id":"r1","parent":"c1","occurredAt":"2026-03-10T09:30:00Z","account":"instagram:ours","author":"@ours","text":"So sorry!"}""",
        """{"type":"comment","id":"c2","occurredAt":"2026-03-10T10:00:00Z","account":"instagram:ours","topic":"quality","product":"Cap","language":"en","text":"Broken after a day, I hate it","author":"bob"}""",
        """{"type":"comment","id":"c3","occurredAt":"2026-03-10T11:00:00Z","account":"instagram:ours","topic":"quality","product":"Cap","language":"en","text":"Love this so much","author":"cem"}""",
        """{"type":"reply","id":"r3","parent":"c3","occurredAt":"2026-03-11T17:00:00Z","account":"instagram:ours","fromBrand":true}""",
        """{"type":"comment","id":"c4","occurredAt":"2026-03-10T12:00:00Z","account":"instagram:ours","language":"en","text":"follow me and i follow back"}""",
        """{"type":"mention","id":"m1","occurredAt":"2026-03-10T13:00:00Z","platform":"x","language":"en","text":"wore it again","sentiment":"positive","url":"https://x.example/m1"}""",
        """{"type":"message","id":"d1","occurredAt":"2026-03-10T14:00:00Z","account":"tiktok:ours","language":"de","text":"Wann kommt mein Paket?","author":"dora"}""",
        """{"type":"reply","id":"c5","parent":"c2","occurredAt":"2026-03-11T10:00:00Z","account":"instagram:ours","language":"en","text":"same here","author":"eve"}""",
        """{"type":"mention","id":"v1","occurredAt":"2026-03-10T13:00:00Z","platform":"x","brand":"rival","language":"en","text":"rival is great"}""",
    ];

    [Fact]
    public async Task Open_negatives_come_first_and_then_the_newest_each_with_its_answer()
    {
        var room = await HeardAsync();

        var items = await room.ItemsAsync(Days);

        Assert.Equal(
            [
                "comment negative lexicon answered=False 2026-03-10T10:00 minutes=", // c2: nobody answers
                "reply neutral lexicon answered= 2026-03-11T10:00 minutes=", // people among themselves
                "message  none answered=False 2026-03-10T14:00 minutes=", // German: no lexicon
                "mention positive given answered=False 2026-03-10T13:00 minutes=",
                "comment  none answered= 2026-03-10T12:00 minutes=", // spam
                "comment positive lexicon answered=True 2026-03-10T11:00 minutes=1800",
                "comment negative lexicon answered=True 2026-03-10T08:00 minutes=90",
            ],
            items.Select(Line));
        Assert.Equal("follow-for-follow", items[4].GetProperty("spam").GetString());
        Assert.Equal("language-unsupported", items[2].GetProperty("sentimentWhy").GetString());
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 9, 30, 0, TimeSpan.Zero), items[6].GetProperty("answeredAt").GetDateTimeOffset());
        Assert.Equal("author:bob", items[0].GetProperty("author").GetString()); // This app hashes nobody.
        Assert.Equal(("instagram:ours", "instagram", "quality"), (Text(items[0], "account"), Text(items[0], "platform"), Text(items[0], "topic")));
    }

    [Theory]
    [InlineData("kind=mention", 1)]
    [InlineData("kind=reply", 1)]
    [InlineData("sentiment=negative", 2)]
    [InlineData("product=Cap", 2)]
    [InlineData("sentiment=unknown", 2)]
    [InlineData("sentiment=negative&answered=true", 1)]
    [InlineData("answered=false", 3)]
    [InlineData("topic=quality", 2)]
    [InlineData("topic=unknown&platform=x", 1)]
    [InlineData("platform=tiktok", 1)]
    [InlineData("campaign=spring", 1)]
    [InlineData("influencer=lena", 0)]
    [InlineData("brand=rival", 1)]
    [InlineData("brand=ours", 7)]
    [InlineData("spam=true", 1)]
    [InlineData("spam=false", 6)]
    [InlineData("olderThanHours=73", 3)]
    [InlineData("size=2&continuation=6", 1)]
    [InlineData("size=2", 2)]
    public async Task Remarks_are_filtered(string query, int expected)
    {
        var room = await HeardAsync();
        room.Host.Clock.SetUtcNow(TalkRoom.Now.AddDays(1));

        // It is noon of 13 March: 73 hours ago was 11 o'clock of 10 March.
        var items = await room.ItemsAsync($"{Days}&{query}");

        Assert.Equal(expected, items.Count);
    }

    [Theory]
    [InlineData("kind=shout", "kind")]
    [InlineData("sentiment=angry", "sentiment")]
    [InlineData("answered=maybe", "answered")]
    [InlineData("spam=1", "spam")]
    [InlineData("olderThanHours=-1", "olderThanHours")]
    [InlineData("olderThanHours=NaN", "olderThanHours")]
    [InlineData("from=2026-03-32", "from")]
    [InlineData("from=2026-03-12&to=2026-03-11", "from")]
    [InlineData("from=2020-01-01&to=2026-03-11", "from")]
    [InlineData("size=0", "size")]
    [InlineData("continuation=x", "continuation")]
    public async Task A_wrong_parameter_is_refused_by_name(string query, string field)
    {
        var room = await TalkRoom.OpenAsync();

        var answer = await room.ListAsync(query);

        Assert.Equal((400, "parameter-invalid", field), (answer.Status, answer.ProblemKind, answer.Json.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task The_summary_counts_answers_from_the_links_between_replies_and_what_they_answer()
    {
        var room = await HeardAsync();

        var summary = (await room.SummarizeAsync(Days + "&answeredWithinHours=24")).Json;

        Assert.Equal("7 5 1 1", Numbers(summary, "received", "comments", "mentions", "messages"));
        Assert.Equal("2 1 2 1", Numbers(summary.GetProperty("sentiment"), "positive", "neutral", "negative", "unknown"));
        Assert.Equal("too-few", summary.GetProperty("sentiment").GetProperty("net").GetProperty("reason").GetString());
        Assert.Equal(1, summary.GetProperty("spam").GetProperty("count").GetInt32());
        // c1, c2, c3, m1 and d1 wait; c1 and c3 are answered.
        Assert.Equal((2, 0.4), (summary.GetProperty("answered").GetProperty("count").GetInt32(), Value(summary.GetProperty("answered").GetProperty("share"))));
        // All five are older than 24 hours; only c1 was answered in time.
        Assert.Equal("1 5", Numbers(summary.GetProperty("answeredWithin"), "count", "due"));
        Assert.Equal(0.2, Value(summary.GetProperty("answeredWithin").GetProperty("share")));
        Assert.InRange(summary.GetProperty("answeredWithin").GetProperty("interval").GetProperty("low").GetDouble(), 0.036, 0.037);
        // Waits of 90 and 1800 minutes: by nearest rank the first is the median, the second the 90th percentile.
        Assert.Equal((90, 1800), (Value(summary.GetProperty("replyMinutes").GetProperty("median")), Value(summary.GetProperty("replyMinutes").GetProperty("p90"))));
        Assert.Equal(1, summary.GetProperty("openNegatives").GetInt32());
        Assert.Equal(["unknown 4", "quality 2", "delivery 1"], summary.GetProperty("topics").EnumerateArray().Select(topic => $"{Text(topic, "topic")} {topic.GetProperty("count")}"));
        Assert.Equal(["Cap 2 1 1"], summary.GetProperty("products").EnumerateArray().Select(each => $"{Text(each, "product")} {each.GetProperty("count")} {Numbers(each.GetProperty("sentiment"), "positive", "negative")}"));
        Assert.Equal(["instagram 5 1", "tiktok 1 0", "x 1 0"], summary.GetProperty("platforms").EnumerateArray().Select(part => $"{Text(part, "platform")} {Numbers(part, "received", "openNegatives")}"));
    }

    [Fact]
    public async Task A_range_without_remarks_has_counts_of_0_and_no_shares()
    {
        var room = await HeardAsync();

        var summary = (await room.SummarizeAsync("from=2026-03-01&to=2026-03-02")).Json;

        Assert.Equal(0, summary.GetProperty("received").GetInt32());
        Assert.Equal("no-data", summary.GetProperty("answered").GetProperty("share").GetProperty("reason").GetString());
        Assert.Equal("no-data", summary.GetProperty("replyMinutes").GetProperty("median").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task An_answer_after_the_range_counts_and_an_answer_to_what_was_said_before_it_is_known()
    {
        var room = await HeardAsync();

        var first = await room.ItemsAsync("from=2026-03-10&to=2026-03-10&kind=comment&answered=true");
        var second = await room.ItemsAsync("from=2026-03-11&to=2026-03-11");

        Assert.Equal(2, first.Count);
        Assert.Equal(JsonValueKind.Null, Assert.Single(second).GetProperty("answered").ValueKind);
    }

    [Fact]
    public async Task A_persons_correction_counts_at_once_in_the_list_and_in_the_rows_when_the_day_is_rolled_again()
    {
        var room = await HeardAsync();
        var id = Text((await room.ItemsAsync(Days + "&sentiment=positive&kind=comment")).Single(), "id");

        var answer = await room.CorrectAsync(id, new { sentiment = "negative", note = "irony" });

        Assert.Equal((200, "negative", "corrected"), (answer.Status, Text(answer.Json, "sentiment"), Text(answer.Json, "sentimentFrom")));
        Assert.Equal("negative corrected", (await room.ItemsAsync(Days)).Where(item => Text(item, "id") == id).Select(item => $"{Text(item, "sentiment")} {Text(item, "sentimentFrom")}").Single());
        Assert.Equal((2, 2), await FeltAsync(room));
        await room.Host.SettleAsync(room.App);
        Assert.Equal((1, 3), await FeltAsync(room));
        Assert.Equal("irony", (await room.App.Get<IRegistryStore>().FindAsync(RegistryKind.Sentiments, id, CancellationToken.None))!["note"]);

        Assert.True(await room.App.DeclareAsync(RegistryKind.Sentiments, id, null));
        await room.Host.SettleAsync(room.App);
        Assert.Equal((2, 2), await FeltAsync(room));
    }

    [Fact]
    public async Task A_person_can_call_something_spam_and_something_else_no_spam()
    {
        var room = await HeardAsync();
        var items = await room.ItemsAsync(Days);
        var (angry, spam) = (Text(items[0], "id"), Text(items[4], "id"));

        Assert.Equal("person", Text((await room.CorrectAsync(angry, new { sentiment = "spam" })).Json, "spam"));
        Assert.Equal("positive", Text((await room.CorrectAsync(spam, new { sentiment = "positive" })).Json, "sentiment"));

        Assert.Equal(0, (await room.SummarizeAsync(Days)).Json.GetProperty("openNegatives").GetInt32());
        Assert.Equal(angry, Text(Assert.Single(await room.ItemsAsync(Days + "&spam=true")), "id"));
    }

    [Theory]
    [InlineData("{\"sentiment\":\"furious\"}", 422, "field-invalid")]
    [InlineData("{}", 422, "field-missing")]
    [InlineData("{\"sentiment\":\"neutral\",\"why\":\"x\"}", 422, "field-invalid")]
    public async Task A_correction_that_says_nothing_sensible_is_refused(string body, int status, string problem)
    {
        var room = await HeardAsync();
        var id = Text((await room.ItemsAsync(Days))[0], "id");

        var answer = await room.CorrectAsync(id, JsonDocument.Parse(body).RootElement);

        Assert.Equal((status, problem), (answer.Status, answer.ProblemKind));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("20260310-00000000000000000000000000000000")]
    [InlineData("20261310-00000000000000000000000000000000")]
    public async Task A_remark_that_nobody_said_cannot_be_corrected(string id)
    {
        var room = await HeardAsync();

        var answer = await room.CorrectAsync(id, new { sentiment = "neutral" });

        Assert.Equal((404, "unknown-remark"), (answer.Status, answer.ProblemKind));
    }

    private static async Task<TalkRoom> HeardAsync()
    {
        var room = await TalkRoom.OpenAsync();
        await room.RegisterAsync(RegistryKind.Brands, "ours", ("own", "yes"), ("name", "Ours"));
        await room.RegisterAsync(RegistryKind.Brands, "rival", ("own", "no"));
        await room.RegisterAsync(RegistryKind.Accounts, "instagram:ours", ("platform", "instagram"), ("handle", "ours"));
        await room.HearAsync(Talk);
        return room;
    }

    private static async Task<(long? Positive, long? Negative)> FeltAsync(TalkRoom room)
    {
        await foreach (var row in room.App.Get<IKpiTable>().SeriesAsync(Scope.Total, new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 10), CancellationToken.None))
            return (row.Measures[Measures.RemarksPositive], row.Measures[Measures.RemarksNegative]);
        return (null, null);
    }

    private static string Line(JsonElement item) =>
        $"{item.GetProperty("kind")} {item.GetProperty("sentiment")} {item.GetProperty("sentimentFrom")} answered={item.GetProperty("answered")} "
        + $"{item.GetProperty("at").GetString()![..16]} minutes={item.GetProperty("replyMinutes")}";

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static double? Value(JsonElement measured) => measured.GetProperty("value").GetDouble();

    private static string Numbers(JsonElement json, params string[] names) => string.Join(' ', names.Select(name => json.GetProperty(name).GetRawText()));
}
