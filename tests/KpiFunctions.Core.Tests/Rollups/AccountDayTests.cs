using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

public sealed class AccountDayTests
{
    private const string Brand = "x:brand";

    private static readonly RegistryEntry[] Registry =
    [
        Some.Entry(RegistryKind.Accounts, Brand, ("platform", "x"), ("handle", "brand")),
        Some.Entry(RegistryKind.Accounts, "x:lena", ("platform", "x"), ("handle", "lena"), ("influencer", "lena")),
    ];

    public static TheoryData<string, long?, long?, long?, long?, long?> OneDay => new()
    {
        // what the day's file says, closing before, reading → net, followers, closing
        { "", 500, 520, 20, 520, 520 },
        { "followersNet=7", 500, 520, 7, 520, 520 },                        // the file's net wins for the day
        { "followersNet=7", 500, null, 7, 507, 507 },
        { "followersGained=9 followersLost=2", 500, null, 7, 507, 507 },
        { "followersGained=9 followersLost=2 followersNet=6", 500, null, 6, 506, 506 },
        { "followersGained=9", 500, null, null, 500, null },                // who left is not known: followers are carried
        { "followersNet=-4", null, null, -4, null, null },                  // a gauge does not start at 0
        { "followersNet=-4", null, 520, -4, 520, 520 },
        { "followersNet=-40", 30, null, -40, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(OneDay))]
    public void The_net_of_a_file_wins_and_moves_the_followers_on(string file, long? before, long? read, long? net, long? followers, long? closing)
    {
        List<LogRecord> records = [];
        if (read is { } value) records.Add(Some.AccountReading(Brand, Some.Noon, value));
        if (file.Length > 0) records.Add(Some.AccountDay(Brand, AmountsOf(file)));

        var day = Rolled(records, before is { } known ? [Closing(known)] : []);

        Assert.Equal(net, day[""][Measures.FollowersNet]);
        Assert.Equal(followers, day[""][Measures.Followers]);
        Assert.Equal(closing, day.Readings.SingleOrDefault()?.Counters[Metrics.Followers]);
    }

    [Fact]
    public void A_reading_after_daily_nets_adds_only_what_they_have_not_said()
    {
        var first = Rolled([Some.AccountDay(Brand, (Metrics.NetFollowers, 10))], [Closing(100)]);
        var second = Rolled([Some.AccountReading(Brand, Some.Noon, 130)], first.Readings);

        Assert.Equal(10, first[""][Measures.FollowersNet]);
        Assert.Equal(20, second[""][Measures.FollowersNet]);
    }

    [Fact]
    public void Followers_that_are_too_old_to_stand_are_not_revived_by_a_daily_net()
    {
        var tooOld = Closing(100) with { Day = Some.Day.AddDays(-31) };

        var day = Rolled([Some.AccountDay(Brand, (Metrics.NetFollowers, 10))], [tooOld]);

        Assert.Equal(10, day[""][Measures.FollowersNet]);
        Assert.Null(day[""][Measures.Followers]);
        Assert.Empty(Assert.Single(day.Readings).Counters);
    }

    [Fact]
    public void Gained_and_lost_of_own_and_creators_accounts_are_counted_apart()
    {
        var day = Rolled(
        [
            Some.AccountDay(Brand, (Metrics.Gained, 9), (Metrics.Lost, 2)),
            Some.AccountDay("x:lena", (Metrics.Gained, 300), (Metrics.Lost, 450)),
        ]);

        Assert.Equal((9L, 2L, 7L), (day[""][Measures.FollowersGained], day[""][Measures.FollowersLost], day[""][Measures.FollowersNet]));
        Assert.Equal((300L, 450L, -150L), (
            day["influencer=lena"][Measures.CreatorFollowersGained], day["influencer=lena"][Measures.CreatorFollowersLost], day["influencer=lena"][Measures.CreatorFollowersNet]));
        Assert.Equal(450, KpiCatalog.Find("creatorLostFollowers")!.Of(day[""], Scope.Total).Value);
        Assert.Null(day["influencer=lena"][Measures.FollowersGained]);
    }

    [Fact]
    public void Amounts_of_an_account_never_meet_those_of_posts()
    {
        var day = Rolled(
        [
            Some.AccountDay(Brand, (Metrics.Views, 900), (Metrics.Impressions, 4000), (Metrics.Reach, 700), (Metrics.ProfileVisits, 40), (Metrics.Clicks, 12), (Metrics.Likes, 50)),
            Some.PostReading("x:1", Some.Noon, (Metrics.Views, 30), (Metrics.Likes, 5), (Metrics.PublishedAt, Some.Noon.AddHours(-1).ToUnixTimeSeconds())),
        ]);

        var total = day[""];
        Assert.Equal((30L, 5L, null), (total[Measures.Views], total[Measures.Likes], total[Measures.Impressions]));
        Assert.Equal((900L, 4000L, 700L), (total[Measures.AccountViews], total[Measures.AccountImpressions], total[Measures.AccountReach]));
        Assert.Equal((40L, 12L, 50L), (total[Measures.ProfileVisits], total[Measures.AccountClicks], total[Measures.AccountEngagements]));
        Assert.Equal(900, day["platform=x"][Measures.AccountViews]);
        Assert.Equal(900, day["influencer=unknown"][Measures.AccountViews]);
        Assert.Equal(Some.Noon.AddMinutes(1), day.Row("influencer=unknown").AsOf);
    }

    [Theory]
    [InlineData("engagements=300 likes=150 comments=20", 300)]   // the source's own total, with what else it takes for an engagement
    [InlineData("likes=-1 comments=3 shares=2", 4)]
    [InlineData("views=7", null)]
    public void Account_engagements_are_what_the_source_states_or_the_sum_of_their_parts(string file, int? expected)
    {
        var day = Rolled([Some.AccountDay(Brand, AmountsOf(file))]);

        Assert.Equal(expected, day[""][Measures.AccountEngagements]);
    }

    [Fact]
    public void Reach_by_parts_is_left_out_because_people_would_count_twice()
    {
        var on = new Dimensions(Account: Brand);
        var day = Rolled(
        [
            Some.DayOf(on, Brand, "Age=18", Some.Noon, (Metrics.Reach, 50), (Metrics.Views, 5)),
            Some.DayOf(on, Brand, "Age=30", Some.Noon, (Metrics.Reach, 60), (Metrics.Views, 6)),
        ]);

        Assert.Null(day[""][Measures.AccountReach]);
        Assert.Equal(11, day[""][Measures.AccountViews]);
    }

    [Fact]
    public void An_account_that_nobody_registered_is_nobodys_and_listed()
    {
        var day = Rolled([Some.AccountDay("x:stranger", (Metrics.Views, 900))]);

        Assert.Empty(day.Rows);
        Assert.Equal(1, day.Audit.Unresolved["account:x:stranger"]);
    }

    [Fact]
    public void Amounts_that_no_measure_takes_are_listed()
    {
        var day = Rolled([Some.AccountDay(Brand, (Metrics.PostsPublished, 3), (Metrics.WatchSeconds, 60))]);

        Assert.Empty(day.Rows);
        Assert.Equal(1, day.Audit.Unresolved["dailyAmounts:shop"]);
    }

    private static RolledDay Rolled(IEnumerable<LogRecord> records, IEnumerable<ClosingReading>? earlier = null) => RolledDay.Of(records, Some.Manifest(shards: 3), Registry, earlier);

    private static (string, long)[] AmountsOf(string file) => [.. file.Split(' ').Select(each => each.Split('=')).Select(each => (each[0], long.Parse(each[1])))];

    private static ClosingReading Closing(long followers) =>
        new(Subjects.OfAccount(Brand), Some.Day.AddDays(-2), Some.Noon.AddDays(-2), new Dictionary<string, long> { [Metrics.Followers] = followers });

    [Fact]
    public void Two_files_of_one_moment_that_count_different_things_of_a_day_both_count()
    {
        var day = Rolled([Some.AccountDay(Brand, (Metrics.Views, 500)), Some.AccountDay(Brand, (Metrics.ProfileVisits, 20))], []);

        Assert.Equal((0, 500, 20), (day.Audit.Duplicate, day[""][Measures.AccountViews], day[""][Measures.ProfileVisits]));
    }
}
