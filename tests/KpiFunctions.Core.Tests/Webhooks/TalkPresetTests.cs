using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Webhooks;

/// <summary>What people say, as Meta and X send it.</summary>
public sealed class TalkPresetTests
{
    private static readonly DateTimeOffset Ten = Sent.Utc("2026-03-01T10:00:00Z");

    [Theory]
    [InlineData("comments")]
    [InlineData("live_comments")]
    public void Metas_comment_stands_under_its_post_and_says_whom_it_answers(string field)
    {
        var record = Assert.Single(Sent.Records("meta", Change(field, """{"id":"178_c","parent_id":"178_p","text":"S\u00fc\u00df, write ann@example.com","from":{"id":"u-9","username":"ann"},"media":{"id":"1790","media_product_type":"FEED"}}""")));

        Assert.Equal((RecordType.Comment, "178_c", "instagram:1790", "instagram:1784", Ten), (record.Type, record.Id, record.On.Post, record.On.Account, record.OccurredAt));
        Assert.Equal(new Remark(Parent: "178_p", Author: Sent.Context.HashPerson("author:u-9"), Text: "Süß, write ***"), record.Remark);
    }

    [Fact]
    public void A_comment_of_the_account_itself_is_known_as_such()
    {
        var record = Assert.Single(Sent.Records("meta", Change("comments", """{"id":"c","parent_id":"p","text":"Thanks!","from":{"id":"1784"}}""")));

        Assert.True(record.Remark!.FromAccount);
    }

    [Theory]
    [InlineData("""{"media_id":"1790","comment_id":"178_m"}""", "178_m")]
    [InlineData("""{"media_id":"1790"}""", "1790")]
    public void Metas_mention_has_an_id_and_no_text(string value, string id)
    {
        var record = Assert.Single(Sent.Records("meta", Change("mentions", value)));

        Assert.Equal((RecordType.Mention, id, "instagram", "instagram:1784", (string?)null), (record.Type, record.Id, record.On.Platform, record.On.Account, record.Remark!.Text));
    }

    [Theory]
    [InlineData("instagram", "instagram:1784")]
    [InlineData("page", "facebook:1784")]
    public void Metas_messages_stand_beside_the_changes(string body, string account)
    {
        var record = Assert.Single(Sent.Records("meta", Messaging("""{"sender":{"id":"u-9"},"recipient":{"id":"1784"},"timestamp":1772359200000,"message":{"mid":"m1","text":"Where is my parcel?"}}""", body)));

        Assert.Equal((RecordType.Message, "m1", account, Ten), (record.Type, record.Id, record.On.Account, record.OccurredAt));
        Assert.Equal(new Remark(Author: Sent.Context.HashPerson("author:u-9"), Text: "Where is my parcel?"), record.Remark);
    }

    [Fact]
    public void Metas_messages_may_be_a_field_too()
    {
        var record = Assert.Single(Sent.Records("meta", Change("messages", """{"sender":{"id":"u-9"},"recipient":{"id":"1784"},"timestamp":"1772359200","message":{"mid":"m1","text":"hi"}}""")));

        Assert.Equal((RecordType.Message, "m1", "hi", Ten), (record.Type, record.Id, record.Remark!.Text, record.OccurredAt));
    }

    [Fact]
    public void The_accounts_own_message_answers_what_it_replies_to()
    {
        var record = Assert.Single(Sent.Records("meta", Messaging("""{"sender":{"id":"1784"},"recipient":{"id":"u-9"},"timestamp":1772359200000,"message":{"mid":"m2","is_echo":true,"text":"On its way","reply_to":{"mid":"m1"}}}""")));

        Assert.Equal(("m2", "m1", true), (record.Id, record.Remark!.Parent, record.Remark.FromAccount));
    }

    [Theory]
    [InlineData("""{"sender":{"id":"1784"},"timestamp":1772359200000,"message":{"mid":"m2","is_echo":true,"text":"On its way"}}""", "A message of the account itself that does not say what it answers.")]
    [InlineData("""{"sender":{"id":"u-9"},"timestamp":1772359200000,"read":{"mid":"m2"}}""", "A sign that a message was read, delivered or reacted to.")]
    public void What_answers_nobody_knows_what_is_nothing_to_count(string message, string detail) => Assert.Equal(detail, Sent.Skipped("meta", Messaging(message)));

    [Fact]
    public void A_comment_without_an_id_is_refused()
    {
        var rejection = Sent.Rejection("meta", Change("comments", """{"text":"hi"}"""));

        Assert.Equal((RejectReason.IdMissing, "id"), (rejection.Reason, rejection.Field));
    }

    [Theory]
    [InlineData("post.mention.create", RecordType.Mention)]
    [InlineData("post.quote.create", RecordType.Mention)]
    public void Xs_mention_brings_its_text_its_language_and_its_first_counters(string name, RecordType type)
    {
        var record = Assert.Single(Sent.Records("x", Activity(name, "")));

        Assert.Equal((type, "2080", "x:1111", Ten), (record.Type, record.Id, record.On.Account, record.OccurredAt));
        Assert.Equal(new Remark(Author: Sent.Context.HashPerson("author:77"), Language: "en", Text: "love @example"), record.Remark);
        Assert.Equal([("comments", 2L), ("impressions", 6L), ("likes", 3L), ("shares", 5L)], record.Counters!.Select(each => (each.Key, each.Value)).Order());
    }

    [Theory]
    [InlineData("\"in_reply_to_tweet_id\":\"2079\",")]
    [InlineData("\"referenced_tweets\":[{\"type\":\"quoted\",\"id\":\"1\"},{\"type\":\"replied_to\",\"id\":\"2079\"}],")]
    public void Xs_reply_says_what_it_answers(string reference)
    {
        var record = Assert.Single(Sent.Records("x", Activity("post.reply.create", reference)));

        Assert.Equal((RecordType.Reply, "2079"), (record.Type, record.Remark!.Parent));
    }

    [Fact]
    public void Xs_older_payloads_hold_the_accounts_posts_and_those_of_others()
    {
        var records = Sent.Records("x", $$"""
            {"for_user_id":"1111","tweet_create_events":[
              {{Tweet("1", "1111", "ours", "null")}},{{Tweet("2", "77", "ann", "null")}},{{Tweet("3", "77", "ann", "\"1\"")}},{{Tweet("4", "1111", "ours", "\"3\"")}}]}
            """);

        Assert.Equal(
            ["postMetrics x:1@2026-03-01T10:00:00.000Z x:ours ", "mention 2 x:1111 ", "reply 3 x:1111 1", "postMetrics x:4@2026-03-01T10:00:00.000Z x:ours ", "reply 4 x:ours 3"],
            records.Select(record => $"{record.Type.WireName()} {record.Id} {record.On.Account} {record.Remark?.Parent}"));
        Assert.True(records[4].Remark!.FromAccount);
        Assert.False(records[2].Remark!.FromAccount);
    }

    private static string Change(string field, string value) =>
        $$"""{"object":"instagram","entry":[{"id":"1784","time":1772359200,"changes":[{"field":"{{field}}","value":{{value}}}]}]}""";

    private static string Messaging(string message, string body = "instagram") =>
        $$"""{"object":"{{body}}","entry":[{"id":"1784","time":1772359200,"messaging":[{{message}}]}]}""";

    private static string Activity(string name, string members) => $$"""
        {"data":{"event_uuid":"u","filter":{"user_id":"1111"},"event_type":"{{name}}","payload":{ {{members}}
          "public_metrics":{"retweet_count":1,"reply_count":2,"like_count":3,"quote_count":4,"bookmark_count":5,"impression_count":6},
          "created_at":"2026-03-01T10:00:00.000Z","author_id":"77","id":"2080","lang":"en","text":"love @example"} } }
        """;

    private static string Tweet(string id, string author, string name, string parent) =>
        $$"""{"id_str":"{{id}}","timestamp_ms":"1772359200000","user":{"id_str":"{{author}}","screen_name":"{{name}}"},"in_reply_to_status_id_str":{{parent}},"text":"hello","favorite_count":1,"retweet_count":0,"quote_count":0,"reply_count":0}""";
}
