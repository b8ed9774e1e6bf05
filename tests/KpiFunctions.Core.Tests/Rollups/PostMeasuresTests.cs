using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>What posts add besides their counters: pairs for ratios, the three reaches, and their publication.</summary>
public sealed class PostMeasuresTests
{
    private const string Post = "instagram:1";

    // Read so soon after it was published that its first reading counts in full.
    private static readonly (string, long) Young = (Metrics.PublishedAt, Some.Noon.AddHours(-1).ToUnixTimeSeconds());

    private static readonly RegistryEntry[] Registry =
    [
        Some.Entry(RegistryKind.Accounts, "instagram:lena", ("platform", "instagram"), ("handle", "lena"), ("influencer", "lena")),
        Some.Entry(RegistryKind.Posts, Post, ("platform", "instagram"), ("account", "instagram:lena"), ("campaign", "spring"), ("publishedAt", "2026-03-10T08:00:00.000Z")),
        Some.Entry(RegistryKind.Posts, "instagram:2", ("platform", "instagram"), ("account", "instagram:lena"), ("publishedAt", "2026-03-11T00:00:00.000Z")),
    ];

    [Fact]
    public void Impressions_count_towards_the_frequency_only_where_reach_is_reported_too()
    {
        var day = RolledDay.Of(
            Some.PostReading("instagram:1", Some.Noon, (Metrics.Impressions, 900), (Metrics.Reach, 600), Young),
            Some.PostReading("youtube:2", Some.Noon, (Metrics.Impressions, 5000), (Metrics.Views, 7000), Young),
            Some.PostReading("tiktok:3", Some.Noon, (Metrics.Views, 70), Young));

        Assert.Equal(1.5, KpiCatalog.Find("frequency")!.Of(day[""], Scope.Total).Value);
        Assert.Equal(600 + 5000 + 70, day[""][Measures.EstimatedReach]);
    }

    [Fact]
    public void The_potential_reach_of_a_post_is_counted_once_when_it_is_first_read()
    {
        LogRecord[] records = [Some.AccountReading("instagram:lena", Some.Noon, 5000), Some.PostReading(Post, Some.Noon, (Metrics.Likes, 10))];
        var before = new ClosingReading($"post:{Post}", Some.Day.AddDays(-1), Some.Noon, new Dictionary<string, long> { [Metrics.Likes] = 4 });

        Assert.Equal(5000, RolledDay.Of(records, Some.Manifest(), Registry)["campaign=spring"][Measures.PotentialReach]);
        Assert.Null(RolledDay.Of(records, Some.Manifest(), Registry, [before])["campaign=spring"][Measures.PotentialReach]);
    }

    [Fact]
    public void Actions_on_creators_posts_and_on_own_posts_are_counted_apart()
    {
        var day = RolledDay.Of(
            [
                Some.PostReading(Post, Some.Noon, (Metrics.Likes, 10), (Metrics.Shares, 2), (Metrics.Saves, 5)),
                Some.PostReading("instagram:9", Some.Noon, (Metrics.Likes, 3), (Metrics.Comments, 1), Young),
            ],
            Some.Manifest(), Registry);

        Assert.Equal((12, 4), (day[""][Measures.CreatorActions], day[""][Measures.OwnActions]));
    }

    [Fact]
    public void Posts_are_published_on_the_reporting_day_that_the_registry_says()
    {
        var day = RolledDay.Of([Some.Click()], Some.Manifest(), Registry);
        var inTokyo = RolledDay.Of([Some.Click()], Some.Manifest(zone: "Asia/Tokyo"), Registry);

        Assert.Equal((1, 1), (day[""][Measures.PostsPublished], day["campaign=spring,influencer=lena"][Measures.PostsPublished]));
        Assert.Equal(1, inTokyo[""][Measures.PostsPublished]);
        Assert.Null(RolledDay.Of([Some.Click()], Some.Manifest(), Registry.Take(1))[""][Measures.PostsPublished]);
    }

    [Fact]
    public void Followers_of_every_day_add_up_for_the_daily_engagement_rate()
    {
        LogRecord[] records = [Some.AccountReading("instagram:lena", Some.Noon, 5000), Some.PostReading(Post, Some.Noon, (Metrics.Likes, 10))];
        var day = RolledDay.Of(records, Some.Manifest(), Registry)[""];
        var range = new MeasureValues();
        range.AppendDay(day);
        range.AppendDay(day);

        Assert.Equal(20.0 / 10_000, KpiCatalog.Find("dailyEngagementRate")!.Of(range, Scope.Total).Value);
        Assert.Equal(20.0 / 5_000, KpiCatalog.Find("engagementRateByFollowers")!.Of(range, Scope.Total).Value);
    }

    [Fact]
    public void Clicks_that_a_creator_is_credited_for_are_counted_apart()
    {
        var day = RolledDay.Of(Some.Click() with { On = new Dimensions(Influencer: "lena") }, Some.Click(), Some.Click(clickClass: "bot") with { On = new Dimensions(Influencer: "lena") });

        Assert.Equal((2, 1), (day[""][Measures.ClicksHuman], day[""][Measures.CreatorClicks]));
    }
}
