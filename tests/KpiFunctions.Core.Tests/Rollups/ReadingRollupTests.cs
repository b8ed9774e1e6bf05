using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

public sealed class ReadingRollupTests
{
    private const string Post = "instagram:1";
    private const string PostScope = "post=instagram%3A1";

    private static readonly RegistryEntry[] Registry =
    [
        Some.Entry(RegistryKind.Posts, Post, ("platform", "instagram"), ("account", "instagram:lena"), ("campaign", "spring"), ("influencer", "lena"), ("publishedAt", "2026-03-09T12:00:00.000Z")),
        Some.Entry(RegistryKind.Posts, "instagram:2", ("platform", "instagram"), ("publishedAt", "2026-03-10T08:00:00.000Z")),
        Some.Entry(RegistryKind.Accounts, "instagram:lena", ("platform", "instagram"), ("handle", "lena"), ("influencer", "lena")),
        Some.Entry(RegistryKind.Accounts, "instagram:brand", ("platform", "instagram"), ("handle", "brand")),
    ];

    [Fact]
    public void A_young_posts_first_reading_counts_in_full()
    {
        var day = RolledDay.Of([Some.PostReading(Post, Some.Noon, (Metrics.Likes, 40), (Metrics.Impressions, 1000))], Some.Manifest(), Registry);

        Assert.Equal(40, day[PostScope][Measures.Likes]);
        Assert.Equal(1000, day["campaign=spring"][Measures.Impressions]);
        Assert.Equal(40, day[""][Measures.EngagementsWithImpressions]);
    }

    [Theory]
    [InlineData(null, null)]                          // nobody knows when it was published
    [InlineData("2026-03-08T11:59:00.000Z", null)]    // the registry: 48 hours and a minute ago
    [InlineData(null, "2026-01-01T00:00:00Z")]        // the export itself
    [InlineData("2026-03-10T08:00:00.000Z", "2026-01-01T00:00:00Z")]
    public void The_first_reading_of_an_older_post_is_of_the_time_before_tracking(string? registered, string? exported)
    {
        var post = registered is null ? [] : new[] { Some.Entry(RegistryKind.Posts, "tiktok:9", ("platform", "tiktok"), ("publishedAt", registered)) };
        (string, long)[] said = exported is null ? [] : [(Metrics.PublishedAt, DateTimeOffset.Parse(exported, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds())];

        var day = RolledDay.Of([Some.PostReading("tiktok:9", Some.Noon, [(Metrics.Likes, 40), (Metrics.Reach, 1000), .. said])], Some.Manifest(), post);

        Assert.Equal((null, 40L, 1000L), (day[""][Measures.Likes], day[""][Measures.LikesBeforeTracking], day[""][Measures.PostReachBeforeTracking]));
        Assert.Null(day[""][Measures.EngagementsWithReach]);
        Assert.Equal(40, KpiCatalog.Find("likesBeforeTracking")!.Of(day[""], Scope.Total).Value);
        Assert.Equal(40, Assert.Single(day.Readings).Counters[Metrics.Likes]);
    }

    [Fact]
    public void An_export_that_says_when_a_post_was_published_needs_no_registry()
    {
        var day = RolledDay.Of(Some.PostReading("tiktok:9", Some.Noon, (Metrics.Likes, 40), (Metrics.PublishedAt, Some.Noon.AddHours(-47).ToUnixTimeSeconds())));

        Assert.Equal((40L, null), (day[""][Measures.Likes], day[""][Measures.LikesBeforeTracking]));
        Assert.Equal(0, day.Audit.FallenCounters);
    }

    [Fact]
    public void A_later_reading_counts_by_its_difference_with_the_latest_earlier_one()
    {
        var day = RolledDay.Of([Some.PostReading(Post, Some.Noon, (Metrics.Likes, 55))], Some.Manifest(), Registry, [Earlier(Post, (Metrics.Likes, 40))]);

        Assert.Equal(15, day[PostScope][Measures.Likes]);
    }

    [Fact]
    public void The_last_reading_of_a_day_wins_counter_by_counter()
    {
        var day = RolledDay.Of(
            [
                Some.PostReading(Post, Some.Noon.AddHours(2), (Metrics.Likes, 70)),
                Some.PostReading(Post, Some.Noon, (Metrics.Likes, 60), (Metrics.Comments, 5)),
            ],
            Some.Manifest(),
            Registry);

        Assert.Equal(70, day[PostScope][Measures.Likes]);
        Assert.Equal(5, day[PostScope][Measures.Comments]);
    }

    [Fact]
    public void A_counter_that_is_not_read_today_stays_null_and_is_remembered()
    {
        var day = RolledDay.Of(
            [Some.PostReading(Post, Some.Noon, (Metrics.Likes, 55))], Some.Manifest(), Registry, [Earlier(Post, (Metrics.Likes, 40), (Metrics.Saves, 9))]);

        Assert.Null(day[PostScope][Measures.Saves]);
        var stored = Assert.Single(day.Readings);
        Assert.Equal(new Dictionary<string, long> { [Metrics.Likes] = 55, [Metrics.Saves] = 9 }, stored.Counters);
    }

    [Fact]
    public void A_counter_that_fell_books_nothing_and_is_reported()
    {
        var day = RolledDay.Of([Some.PostReading(Post, Some.Noon, (Metrics.Likes, 30))], Some.Manifest(), Registry, [Earlier(Post, (Metrics.Likes, 40))]);

        Assert.Equal(0, day[PostScope][Measures.Likes]);
        Assert.Equal(1, day.Audit.FallenCounters);
    }

    [Fact]
    public void Engagements_count_towards_a_rate_only_where_its_base_is_known()
    {
        var day = RolledDay.Of(
            [
                Some.PostReading(Post, Some.Noon, (Metrics.Likes, 10), (Metrics.Reach, 200)),
                Some.PostReading("instagram:2", Some.Noon, (Metrics.Likes, 90), (Metrics.Impressions, 500)),
            ],
            Some.Manifest(),
            Registry);

        Assert.Equal(100, day[""][Measures.Likes]);
        Assert.Equal(10, day[""][Measures.EngagementsWithReach]);
        Assert.Equal(90, day[""][Measures.EngagementsWithImpressions]);
        Assert.Equal(0.05, KpiCatalog.Find("engagementRateByReach")!.Of(day[""], Scope.Total).Value);
    }

    [Fact]
    public void Followers_of_own_and_creators_accounts_are_counted_apart()
    {
        var day = RolledDay.Of(
            [Some.AccountReading("instagram:brand", Some.Noon, 1000), Some.AccountReading("instagram:lena", Some.Noon, 52000)],
            Some.Manifest(),
            Registry,
            [EarlierAccount("instagram:brand", 990), EarlierAccount("instagram:lena", 52100)]);

        Assert.Equal(1000, day[""][Measures.Followers]);
        Assert.Equal(10, day[""][Measures.FollowersNet]);
        Assert.Equal(52000, day["influencer=lena"][Measures.CreatorFollowers]);
        Assert.Equal(-100, day["campaign=spring"][Measures.CreatorFollowersNet]);
        Assert.Equal(1000, day["influencer=unknown"][Measures.Followers]);
    }

    [Fact]
    public void The_first_reading_of_an_account_is_where_counting_starts()
    {
        var day = RolledDay.Of([Some.AccountReading("instagram:brand", Some.Noon, 1000)], Some.Manifest(), Registry);

        Assert.Equal(1000, day[""][Measures.Followers]);
        Assert.Null(day[""][Measures.FollowersNet]);
    }

    [Fact]
    public void Followers_are_carried_for_thirty_days_and_then_unknown()
    {
        var click = Some.Click();

        var carried = RolledDay.Of([click], Some.Manifest(), Registry, [EarlierAccount("instagram:brand", 1000, daysBefore: 30)]);
        var tooOld = RolledDay.Of([click], Some.Manifest(), Registry, [EarlierAccount("instagram:brand", 1000, daysBefore: 31)]);

        Assert.Equal(1000, carried[""][Measures.Followers]);
        Assert.Null(carried[""][Measures.FollowersNet]);
        Assert.Null(tooOld[""][Measures.Followers]);
    }

    [Fact]
    public void An_account_that_nobody_registered_is_nobodys_and_listed()
    {
        var day = RolledDay.Of([Some.AccountReading("x:stranger", Some.Noon, 77)], Some.Manifest(), Registry);

        Assert.All(day.Rows, row => Assert.Null(row.Measures[Measures.Followers] ?? row.Measures[Measures.CreatorFollowers]));
        Assert.Equal(1, day.Audit.Unresolved["account:x:stranger"]);
    }

    [Fact]
    public void A_posts_row_carries_the_followers_of_its_account()
    {
        var day = RolledDay.Of(
            [Some.PostReading(Post, Some.Noon, (Metrics.Likes, 26))], Some.Manifest(), Registry, [EarlierAccount("instagram:lena", 52000)]);

        Assert.Equal(52000, day[PostScope][Measures.CreatorFollowers]);
        Assert.Equal(26, day[PostScope][Measures.EngagementsWithFollowers]);
        Assert.Equal(26.0 / 52000, KpiCatalog.Find("engagementRateByFollowers")!.Of(day[PostScope], Scope.Of((Dimension.Post, Post))).Value);
    }

    private static ClosingReading Earlier(string post, params (string Name, long Value)[] counters) =>
        new(Subjects.OfPost(post), Some.Day.AddDays(-3), Some.Noon.AddDays(-3), counters.ToDictionary(counter => counter.Name, counter => counter.Value));

    private static ClosingReading EarlierAccount(string account, long followers, int daysBefore = 1) =>
        new(Subjects.OfAccount(account), Some.Day.AddDays(-daysBefore), Some.Noon.AddDays(-daysBefore), new Dictionary<string, long> { [Metrics.Followers] = followers });
}
