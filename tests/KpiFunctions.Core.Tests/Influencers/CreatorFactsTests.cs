using KpiFunctions.Core.Influencers;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Influencers;

public sealed class CreatorFactsTests
{
    private static readonly Tier[] Tiers =
    [
        Tier("any-micro", null, "micro", 10_000, 100_000, "2024-01-01"),
        Tier("ig-micro", "instagram", "micro", 10_000, 50_000, "2024-01-01"),
        Tier("ig-mid", "instagram", "mid", 50_000, null, "2024-01-01"),
        Tier("ig-small", "instagram", "small", 10_000, 50_000, "2025-06-01"),
    ];

    [Theory]
    [InlineData("instagram", 10_000, "2025-01-01", "micro")]
    [InlineData("instagram", 49_999, "2025-06-01", "small")]
    [InlineData("instagram", 50_000, "2025-06-01", "mid")]
    [InlineData("tiktok", 99_999, "2025-01-01", "micro")]
    [InlineData("tiktok", 100_000, "2025-01-01", null)]
    [InlineData("instagram", 9_999, "2025-01-01", null)]
    [InlineData("instagram", 10_000, "2023-12-31", null)]
    public void A_tier_is_of_its_platform_and_of_the_data_of_the_day(string platform, long followers, string day, string? name) =>
        Assert.Equal(name, Core.Influencers.Tier.Find(Tiers, platform, followers, DateOnly.Parse(day))?.Name);

    [Fact]
    public void A_jump_that_the_usual_days_do_not_explain_is_an_anomaly()
    {
        // Seven changes of 9, seven of 11 and one of 1000: median 11, median deviation 2.
        var readings = Readings([9, 11, 9, 11, 9, 11, 9, 1_000, 11, 9, 11, 9, 11, 9, 11]);

        var jump = Assert.Single(GrowthAnomaly.In(readings)!);

        Assert.Equal((Some.Day.AddDays(8), 1_000.0, 11.0), (jump.Day, jump.Change, jump.Usual));
        Assert.Equal(2.9652, jump.Spread, 10);
    }

    [Fact]
    public void A_small_jump_of_a_quiet_account_is_none_and_too_few_readings_say_nothing()
    {
        Assert.Empty(GrowthAnomaly.In(Readings([1, 1, 1, 1, 1, 1, 1, 40, 1, 1, 1, 1, 1, 1, 1]))!);   // 40 of 10,000 are 0.4 %
        Assert.Null(GrowthAnomaly.In(Readings([9, 11, 9, 11, 9, 11, 9, 1_000, 11, 9, 11, 9, 11])));
    }

    [Fact]
    public void The_change_over_a_gap_is_spread_over_its_days()
    {
        var readings = Readings([10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11]);
        readings.Add((readings[^1].Day.AddDays(40), readings[^1].Followers + 400));

        Assert.Empty(GrowthAnomaly.In(readings)!);
    }

    [Fact]
    public void Growth_is_worth_its_share_of_real_people()
    {
        var quality = FollowerQuality.Of(new Dictionary<string, double> { ["real"] = 0.8, ["suspicious"] = 0.15 }, "hypeauditor", Some.Day)!;

        Assert.Equal((800.0, 0.15, null), (quality.AdjustedGrowth(1_000), quality.Suspicious, quality.Inactive));
        Assert.Null((quality with { Real = null }).AdjustedGrowth(1_000));
        Assert.Null(FollowerQuality.Of(null, null, Some.Day));
    }

    [Fact]
    public void A_rate_card_values_what_was_reported_in_minor_units_of_its_currency()
    {
        var card = RateCard.Of(Some.Entry(RegistryKind.RateCards, "house", ("name", "House"), ("version", "1"), ("currency", "EUR"), ("rate.impressions", "0.0065"), ("rate.likes", "0.05"), ("rate.saves", "1")));
        var measures = new MeasureValues { [Measures.Impressions] = 10_000, [Measures.Likes] = 301 };

        // 65 euros and 15.05 euros; saves are unknown.
        Assert.Equal(8_005, card.ValueOf(measures));
        Assert.Null(card.ValueOf(new MeasureValues()));
    }

    [Theory]
    [InlineData("rate.profit", "1", "rate.profit")]
    [InlineData("rate.cost", "1", "rate.cost")]
    [InlineData("rate.likes", "-1", "rate.likes")]
    public void A_rate_of_no_count_is_refused(string field, string rate, string named) => Assert.Equal(
        named, Refused("rateCards", ("name", "House"), ("version", "1"), ("currency", "EUR"), (field, rate)));

    [Fact]
    public void A_score_stands_with_its_day_and_its_reason()
    {
        Assert.Equal("valueFitDate", Refused("influencers", ("valueFitScore", "7")));
        Assert.Equal("valueFitReason", Refused("influencers", ("valueFitScore", "7"), ("valueFitDate", "2026-03-01")));
        Assert.Equal("valueFitScore", Refused("influencers", ("valueFitScore", "11"), ("valueFitDate", "2026-03-01"), ("valueFitReason", "x")));
        Assert.Null(Refused("influencers", ("valueFitScore", "7.5"), ("valueFitDate", "2026-03-01"), ("valueFitReason", "x")));
        Assert.Equal("status", Refused("influencers", ("status", "maybe")));
        Assert.Equal("type", Refused("campaigns", ("type", "billboard")));
        Assert.Equal("to", Refused("tiers", ("name", "nano"), ("from", "10"), ("to", "10"), ("source", "x"), ("date", "2026-01-01")));
    }

    [Fact]
    public void Content_style_is_the_share_of_the_posts_with_each_tag()
    {
        var posts = new[]
        {
            Some.Entry(RegistryKind.Posts, "x:1", ("contentType", "Video"), ("topics", "hiking, #Gear"), ("tone", "calm")),
            Some.Entry(RegistryKind.Posts, "x:2", ("contentType", "video"), ("topics", "gear")),
        };

        Assert.Equal(
            [("format:video", 1.0), ("topic:gear", 1.0), ("topic:hiking", 0.5), ("tone:calm", 0.5)], ContentStyle.Of(posts).Select(tag => (tag.Tag, tag.Share)));
    }

    private static List<(DateOnly Day, long Followers)> Readings(int[] changes)
    {
        var readings = new List<(DateOnly Day, long Followers)> { (Some.Day, 10_000) };
        foreach (var change in changes) readings.Add((readings[^1].Day.AddDays(1), readings[^1].Followers + change));
        return readings;
    }

    private static string? Refused(string kind, params (string Name, string Value)[] fields) => RegistryFields.ToRecord(
        kind, "a", fields.ToDictionary(field => field.Name, field => field.Value), new EventContext("registry", "registry", Some.Noon, text => text)).Rejection?.Field;

    private static Tier Tier(string id, string? platform, string name, long from, long? to, string date) => new(id, platform, name, from, to, 0.02, "a table", DateOnly.Parse(date));
}
