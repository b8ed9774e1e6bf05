using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>From what people say to the rows and the sheet of their day.</summary>
public sealed class RemarkRollupTests
{
    private static readonly RegistryEntry[] Registry =
    [
        Some.Entry(RegistryKind.Brands, "ours", ("own", "yes")),
        Some.Entry(RegistryKind.Brands, "rival", ("own", "no")),
        Some.Entry(RegistryKind.Accounts, "instagram:ours", ("platform", "instagram"), ("handle", "ours"), ("brand", "ours")),
        Some.Entry(RegistryKind.Accounts, "instagram:rival", ("platform", "instagram"), ("handle", "rival"), ("brand", "rival")),
        Some.Entry(RegistryKind.Accounts, "instagram:lena", ("platform", "instagram"), ("handle", "lena"), ("influencer", "lena")),
        Some.Entry(RegistryKind.Posts, "instagram:1", ("platform", "instagram"), ("account", "instagram:lena"), ("campaign", "spring")),
    ];

    [Fact]
    public void Remarks_count_once_and_by_what_they_feel_like_in_every_row_of_their_members()
    {
        var twice = Comment("love this so much");
        var day = Roll(
            twice, twice with { ReceivedAt = twice.ReceivedAt.AddMinutes(1) }, Comment("broken after a day, terrible"), Comment("is it blue?"),
            Comment("das ist sehr schön und gut", "de"), Comment("follow me and i follow back"));

        foreach (var scope in new[] { "", "campaign=spring", "platform=instagram", "post=instagram%3A1", "influencer=lena" })
            Assert.Equal(
                "commentsReceived=5 remarksPositive=1 remarksNeutral=1 remarksNegative=1 remarksUnscored=1 remarksSpam=1", Text(day[scope]));
        Assert.Equal((6, 5, 1), ((int)day.Audit.Received, (int)day.Audit.Accepted, (int)day.Audit.Duplicate));
        Assert.Equal(0, Kpi(day, "netSentiment"));
        Assert.Equal(0.75, Kpi(day, "scoredShare"));
        Assert.Equal(0.2, Kpi(day, "spamShare"));
    }

    [Fact]
    public void Net_sentiment_stands_with_and_without_the_neutral_ones()
    {
        // Two positive, one negative, two neutral: (2 - 1) / 5 and (2 - 1) / 3.
        var day = Roll(Given("positive"), Given("positive"), Given("negative"), Given("neutral"), Given("neutral"));

        Assert.Equal((0.2, 1.0 / 3), (Kpi(day, "netSentiment"), Kpi(day, "netSentimentWithoutNeutrals")));
        Assert.Equal(0.2, Kpi(day, "negativeShare"));
    }

    [Fact]
    public void Only_neutral_remarks_have_no_net_sentiment_without_neutrals()
    {
        var day = Roll(Given("neutral"));

        Assert.Equal(NullReason.DenominatorZero, KpiCatalog.Find("netSentimentWithoutNeutrals")!.Of(day[""], Scope.Total).Reason);
    }

    [Fact]
    public void A_competitors_remarks_are_in_the_sheet_and_in_no_row()
    {
        var day = Roll(
            Mention("rival"), Mention("stranger"), Mention(null) with { On = new Dimensions(Account: "instagram:rival") }, Mention("ours"), Mention(null));

        Assert.Equal(2, day[""][Measures.MentionsReceived]);
        Assert.Equal(["ours", "rival", "rival", "stranger", null], day.Remarks.Select(remark => remark.Brand).OrderBy(brand => brand ?? "~"));
        Assert.Equal(1, day.Audit.Unresolved["brand:stranger"]);
    }

    [Fact]
    public void The_brands_own_words_are_replies_where_they_answer_and_are_not_judged()
    {
        var ours = Some.Record(RecordType.Reply) with { On = new Dimensions(Account: "instagram:ours"), Remark = new(Parent: "c1", Text: "terrible, sorry", FromAccount: true) };
        var creators = ours with { Id = "r2", On = new Dimensions(Account: "instagram:lena") };
        var said = ours with { Id = "r3", On = new Dimensions(Account: "instagram:lena"), Remark = new(Parent: "c1", FromBrand: true) };
        var denied = ours with { Id = "r4", Remark = ours.Remark! with { FromBrand = false } };
        var afterthought = ours with { Id = "r5", Type = RecordType.Comment, Remark = new(Text: "New in our shop", FromAccount: true) };

        var day = Roll(ours, creators, said, denied, afterthought);

        Assert.Equal("commentsReceived=2 repliesSent=2 remarksPositive=0 remarksNeutral=0 remarksNegative=2 remarksUnscored=0 remarksSpam=0", Text(day[""]));
        Assert.Equal([true, false, true, false, true], day.Remarks.OrderBy(remark => remark.Id == ours.Id ? "" : remark.Id).Select(remark => remark.FromBrand));
    }

    [Fact]
    public void Reach_and_engagement_of_mentions_are_those_that_their_source_says()
    {
        var day = Roll(
            Mention(null) with { Counters = Counters(("reach", 100), ("engagements", 7), ("likes", 5)) }, Mention(null) with { Counters = Counters(("likes", 2), ("shares", 1)) }, Mention(null));

        Assert.Equal((100, 10), (day[""][Measures.MentionReach], day[""][Measures.MentionEngagements]));
    }

    [Fact]
    public void A_day_without_remarks_does_not_know_how_many_there_were()
    {
        var day = RolledDay.Of(Some.Click());

        Assert.Equal(NullReason.NoData, KpiCatalog.Find("commentsReceived")!.Of(day[""], Scope.Total).Reason);
    }

    [Theory]
    [InlineData("negative", "corrected", "negative", null)]
    [InlineData("spam", "corrected", null, "person")]
    [InlineData(null, "given", "positive", null)]
    public void A_person_goes_before_the_source(string? correction, string from, string? sentiment, string? spam)
    {
        var remark = Given("positive");
        var name = RemarkId.Of(remark.Namespace, "comment", remark.Id, remark.OccurredAt);
        var entries = correction is null ? [] : new[] { Some.Entry(RegistryKind.Sentiments, name, ("sentiment", correction)) };

        var verdict = Assert.Single(RolledDay.Of([remark], Some.Manifest(), entries).Remarks).Verdict;

        Assert.Equal((from, sentiment, spam), (verdict.From, verdict.Sentiment, verdict.Spam));
    }

    [Fact]
    public void A_correction_is_asked_for_so_that_it_rolls_the_day_again()
    {
        var remark = Given("positive");
        var name = RemarkId.Of(remark.Namespace, "comment", remark.Id, remark.OccurredAt);

        Assert.Contains(name, RolledDay.Of(remark).Lookups.Asked.Ids["sentiments"]);
    }

    [Fact]
    public void The_sheet_says_which_rule_and_which_lexicon_decided()
    {
        var day = Roll(Comment("follow me and i follow back"), Comment("love this so much"), Comment("das ist sehr schön und gut", "de"));

        Assert.Equal(
            ["follow-for-follow none  1 ", " lexicon positive 1 ", " none  1 language-unsupported"],
            day.Remarks.OrderBy(remark => remark.Verdict.Spam is null).ThenBy(remark => remark.Verdict.Sentiment is null)
                .Select(remark => $"{remark.Verdict.Spam} {remark.Verdict.From} {remark.Verdict.Sentiment} {remark.Verdict.Lexicon} {remark.Verdict.Why}"));
    }

    [Fact]
    public void The_sheet_is_the_same_for_any_number_of_shards()
    {
        var records = Enumerable.Range(0, 30).Select(i => Comment($"text {i}")).ToList();

        var one = RolledDay.Of(records, Some.Manifest(), Registry);
        var many = RolledDay.Of(records, Some.Manifest(shards: 7), Registry);

        Assert.Equal(one.Remarks.Select(remark => remark.Name()), many.Remarks.Select(remark => remark.Name()));
        Assert.Equal(30, one.Remarks.Count);
    }

    [Fact]
    public void Competitors_accounts_and_posts_are_in_no_row_of_the_brand()
    {
        var records = new[]
        {
            Some.AccountReading("instagram:rival", Some.Noon, 5000), Some.AccountReading("instagram:ours", Some.Noon, 100),
            Some.PostReading("instagram:9", Some.Noon, ("likes", 70)), Some.PostReading("instagram:1", Some.Noon, ("likes", 3), (Metrics.PublishedAt, Some.Noon.AddHours(-1).ToUnixTimeSeconds())),
            Some.AccountDay("instagram:rival", ("views", 900)),
        };
        var rivalsPost = Some.Entry(RegistryKind.Posts, "instagram:9", ("platform", "instagram"), ("account", "instagram:rival"));

        var day = RolledDay.Of(records, Some.Manifest(), [.. Registry, rivalsPost]);

        Assert.Equal((100, 3, null), (day[""][Measures.Followers], day[""][Measures.Likes], day[""][Measures.AccountViews]));
        Assert.DoesNotContain(day.Rows, row => row.Scope.ToString() == "post=instagram%3A9");
        Assert.Equal(5000, day.Readings.Single(reading => reading.Subject == "account:instagram:rival").Counters["followers"]);
        Assert.Equal(70, day.Readings.Single(reading => reading.Subject == "post:instagram:9").Counters["likes"]);
    }

    private static RolledDay Roll(params LogRecord[] records) => RolledDay.Of(records, Some.Manifest(), Registry);

    private static LogRecord Comment(string text, string? language = "en") =>
        Some.Record(RecordType.Comment) with { On = new Dimensions(Post: "instagram:1", Influencer: "lena"), Remark = new(Text: text, Language: language) };

    private static LogRecord Given(string sentiment) => Some.Record(RecordType.Comment) with { Remark = new(Sentiment: sentiment) };

    private static LogRecord Mention(string? brand) => Some.Record(RecordType.Mention) with { Remark = new(Brand: brand, Text: "seen at the lake") };

    private static Dictionary<string, long> Counters(params (string Name, long Value)[] counters) => counters.ToDictionary(counter => counter.Name, counter => counter.Value);

    private static double? Kpi(RolledDay day, string name) => KpiCatalog.Find(name)!.Of(day[""], Scope.Total).Value;

    private static string Text(MeasureValues values) =>
        string.Join(' ', Measures.All.Where(measure => values[measure] is not null).Select(measure => $"{measure}={values[measure]}"));
}
