using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>Daily amounts of a post and its lifetime counter are two clocks of the same views: the day's amount is told by one of them.</summary>
public sealed class PostDayTests
{
    private const string Post = "youtube:1";
    private const string PostScope = "post=youtube%3A1";

    private static readonly RegistryEntry[] Young = [Some.Entry(RegistryKind.Posts, Post, ("platform", "youtube"), ("publishedAt", "2026-03-10T06:00:00.000Z"))];

    public static TheoryData<long?, long?, long?, long?, long?> OneDay => new()
    {
        // closing before, reading, daily amount → the day's amount, closing
        { null, 100, null, 100, 100 },   // a first reading counts in full
        { 80, 100, null, 20, 100 },
        { 80, 70, null, 0, 70 },         // a counter that fell
        { 80, null, 25, 25, 105 },       // no reading: the amount moves the counter on
        { 80, 100, 25, 25, 105 },        // read before the day was over: 80 + 25 is known to have been reached
        { 80, 120, 25, 25, 120 },        // the reading knows more than the daily amount
        { 80, null, -3, -3, 77 },        // more were taken back than given
        { null, null, 25, 25, 25 },      // a life begins at 0
        { null, 100, 25, 25, 100 },
        { 2, null, -3, -3, 0 },          // no counter is below 0
    };

    [Theory]
    [MemberData(nameof(OneDay))]
    public void The_daily_amount_wins_and_moves_the_counter_on(long? before, long? read, long? daily, long? amount, long? closing)
    {
        List<LogRecord> records = [];
        if (read is { } value) records.Add(Some.PostReading(Post, Some.Noon.AddHours(-3), (Metrics.Views, value)));
        if (daily is { } said) records.Add(Some.PostDay(Post, (Metrics.Views, said)));

        var day = RolledDay.Of(records, Some.Manifest(), Young, before is { } known ? [Closing(known)] : []);

        Assert.Equal(amount, day[PostScope][Measures.Views]);
        Assert.Equal(amount, day[""][Measures.Views]);
        Assert.Equal(closing, Assert.Single(day.Readings).Counters[Metrics.Views]);
    }

    public static TheoryData<string, long[]> Weeks => new()
    {
        // reading or daily amount (+) of each day → amounts; they always sum to the last closing
        { "100 130 150", [100, 30, 20] },
        { "100 +20 +25 150", [100, 20, 25, 5] },          // 150 - (100 + 20 + 25)
        { "+45 +30 100", [45, 30, 25] },                  // days of an export before the first reading of a life
        { "100 - - 150 +10 170", [100, 50, 10, 10] },
        { "100 +70 150 +5 180", [100, 70, 0, 5, 25] },    // the reading lags behind: 150 < 170, and falls; counting goes on from it
    };

    [Theory]
    [MemberData(nameof(Weeks))]
    public void Two_clocks_of_one_post_never_add_up(string days, long[] expected)
    {
        List<long> amounts = [];
        ClosingReading? closing = null;

        foreach (var said in days.Split(' ').Where(said => said != "-"))
        {
            var value = long.Parse(said);
            var record = said[0] == '+' ? Some.PostDay(Post, (Metrics.Views, value)) : Some.PostReading(Post, Some.Noon, (Metrics.Views, value));
            var day = RolledDay.Of([record], Some.Manifest(), Young, closing is null ? [] : [closing]);
            amounts.Add(day[""][Measures.Views]!.Value);
            closing = Assert.Single(day.Readings);
        }

        Assert.Equal(expected, amounts);
    }

    [Fact]
    public void What_daily_amounts_of_an_older_post_have_said_is_not_of_the_time_before_tracking()
    {
        var first = RolledDay.Of([Some.PostDay(Post, (Metrics.Views, 45))], Some.Manifest());
        var second = RolledDay.Of([Some.PostReading(Post, Some.Noon, (Metrics.Views, 1000))], Some.Manifest(), earlier: first.Readings);
        var third = RolledDay.Of([Some.PostReading(Post, Some.Noon, (Metrics.Views, 1010))], Some.Manifest(), earlier: second.Readings);
        var both = RolledDay.Of([Some.PostDay(Post, (Metrics.Views, 45)), Some.PostReading(Post, Some.Noon, (Metrics.Views, 1000))], Some.Manifest());

        Assert.Equal((45L, null), (first[""][Measures.Views], first[""][Measures.ViewsBeforeTracking]));
        Assert.Equal((null, 955L), (second[""][Measures.Views], second[""][Measures.ViewsBeforeTracking]));
        Assert.Equal((10L, null), (third[""][Measures.Views], third[""][Measures.ViewsBeforeTracking]));
        Assert.Equal((45L, 955L), (both[""][Measures.Views], both[""][Measures.ViewsBeforeTracking]));
    }

    [Fact]
    public void Of_several_counts_of_a_day_the_last_counted_stands()
    {
        var early = Some.DayOf(new Dimensions(Post: Post), Post, null, Some.Noon.AddDays(1), (Metrics.Views, 10), (Metrics.Likes, 3));
        var late = Some.DayOf(new Dimensions(Post: Post), Post, null, Some.Noon.AddDays(2), (Metrics.Views, 12)) with { Namespace = "other", ReceivedAt = Some.Noon };

        var day = RolledDay.Of(late, early);

        Assert.Equal(12, day[""][Measures.Views]);
        Assert.Equal(3, day[""][Measures.Likes]);
    }

    [Theory]
    [InlineData(1, 2, 20)]
    [InlineData(2, 1, 10)]
    public void Of_counts_at_one_time_the_higher_version_stands(long first, long second, long expected)
    {
        var one = Some.PostDay(Post, (Metrics.Views, 10)) with { Namespace = "one", Version = first };
        var other = Some.PostDay(Post, (Metrics.Views, 20)) with { Namespace = "other", Version = second };

        Assert.Equal(expected, RolledDay.Of(one, other)[""][Measures.Views]);
    }

    [Fact]
    public void Reach_of_a_day_is_no_reach_of_a_life_and_is_left_out()
    {
        var day = RolledDay.Of(Some.PostDay(Post, (Metrics.Reach, 50)));

        Assert.Equal(1, day.Audit.Unresolved["dailyAmounts:shop"]);
        Assert.Empty(day.Readings);
        Assert.Empty(day.Rows);
    }

    [Fact]
    public void Engagements_of_daily_amounts_count_towards_rates_like_those_of_readings()
    {
        var day = RolledDay.Of(Some.PostDay(Post, (Metrics.Likes, 8), (Metrics.Comments, -2), (Metrics.Impressions, 300)));

        Assert.Equal(6, day[""][Measures.EngagementsWithImpressions]);
        Assert.Equal(0.02, KpiCatalog.Find("engagementRateByImpressions")!.Of(day[""], Scope.Total).Value);
    }

    [Fact]
    public void Parts_of_a_day_sum_up_within_one_breakdown_and_the_whole_day_goes_before_all()
    {
        var on = new Dimensions(Post: Post);
        LogRecord Part(string? part, long views) => Some.DayOf(on, Post, part, Some.Noon.AddDays(1), (Metrics.Views, views));
        LogRecord[] parts = [Part("Device=tv", 9), Part("Country=US", 6), Part("Country=DE", 2), Part("Country=US&Device=tv", 5)];

        Assert.Equal(8, RolledDay.Of(parts)[""][Measures.Views]);
        Assert.Equal(11, RolledDay.Of([.. parts, Part(null, 11)])[""][Measures.Views]);
    }

    private static ClosingReading Closing(long views) =>
        new(Subjects.OfPost(Post), Some.Day.AddDays(-3), Some.Noon.AddDays(-3), new Dictionary<string, long> { [Metrics.Views] = views });
}
