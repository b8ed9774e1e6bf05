using KpiFunctions.Core.Voice;

namespace KpiFunctions.Core.Tests.Voice;

public sealed class AccountActivityTests
{
    [Fact]
    public void Growth_cadence_formats_and_engagement_are_those_of_the_range()
    {
        var activity = new AccountActivity(14, 1000, 1200, true, [new("video", 60), new("photo", null), new("video", 36)]);

        Assert.Equal((200, 0.2, 1.5), (activity.Growth, activity.GrowthRate, activity.PostsPerWeek));
        Assert.Equal([("video", 2), ("photo", 1)], activity.Formats);
        // 96 engagements of two posts by 1200 followers.
        Assert.Equal((2, 0.04), (activity.PostsWithEngagements, activity.EngagementRate));
    }

    [Fact]
    public void What_is_not_known_is_null_and_never_0()
    {
        var silent = new AccountActivity(7, null, 1200, KnowsPosts: false, []);
        var gone = new AccountActivity(7, 0, null, KnowsPosts: true, [new("photo", 3)]);

        Assert.Equal((null, null, null, null), (silent.Growth, silent.GrowthRate, silent.PostsPerWeek, silent.EngagementRate));
        Assert.Equal((null, null, 1.0, null), (gone.Growth, gone.GrowthRate, gone.PostsPerWeek, gone.EngagementRate));
        Assert.Null(new AccountActivity(7, 0, 10, KnowsPosts: true, []).GrowthRate);
        Assert.Equal(0, new AccountActivity(7, 0, 10, KnowsPosts: true, []).PostsPerWeek);
    }

    [Fact]
    public void The_median_is_the_middle_or_the_mean_of_the_two_in_the_middle_of_what_is_known()
    {
        Assert.Equal(3, Median.Of([9, null, 1, 3]));
        Assert.Equal(2, Median.Of([3, 1]));
        Assert.Null(Median.Of([null]));
    }
}
