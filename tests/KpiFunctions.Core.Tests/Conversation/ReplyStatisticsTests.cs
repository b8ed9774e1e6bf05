using KpiFunctions.Core.Conversation;

namespace KpiFunctions.Core.Tests.Conversation;

public sealed class ReplyStatisticsTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Median_and_90th_percentile_are_waits_that_happened()
    {
        // Waits of 1 to 10 minutes and one of 60: rank ceil(5.5) = 6 and ceil(9.9) = 10 of 11.
        int[] waits = [10, 1, 9, 2, 60, 8, 3, 7, 4, 6, 5];
        var turns = waits.SelectMany((wait, i) => new[] { Comment($"c{i}", 0), Brand($"b{i}", $"c{i}", wait) });

        var statistics = Of(turns);

        Assert.Equal(TimeSpan.FromMinutes(6), statistics.Median);
        Assert.Equal(TimeSpan.FromMinutes(10), statistics.Percentile90);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 2, 3)]
    [InlineData(10, 5, 9)]
    [InlineData(20, 10, 18)]
    public void Ranks_are_rounded_up(int waits, int median, int percentile90)
    {
        var turns = Enumerable.Range(1, waits).SelectMany(i => new[] { Comment($"c{i}", 0), Brand($"b{i}", $"c{i}", i) });

        var statistics = Of(turns);

        Assert.Equal(TimeSpan.FromMinutes(median), statistics.Median);
        Assert.Equal(TimeSpan.FromMinutes(percentile90), statistics.Percentile90);
    }

    [Fact]
    public void Only_the_brands_first_reply_counts()
    {
        var statistics = Of([Comment("c", 0), Person("p", "c", 2, "other"), Brand("b2", "c", 50), Brand("b1", "c", 20), Brand("b3", "b1", 21)]);

        Assert.Equal(1, statistics.Waiting);
        Assert.Equal(1, statistics.Answered);
        Assert.Equal(TimeSpan.FromMinutes(20), statistics.Median);
    }

    [Fact]
    public void Replies_of_people_answer_nothing_and_wait_for_nobody()
    {
        var statistics = Of([Comment("c", 0), Person("self", "c", 5, "c"), Person("fan", "c", 6, "other")]);

        Assert.Equal(1, statistics.Waiting);
        Assert.Equal(0, statistics.Answered);
        Assert.Null(statistics.Median);
    }

    [Fact]
    public void A_reply_to_an_afterthought_answers_what_it_was_an_afterthought_to()
    {
        var statistics = Of([Comment("c", 0), Person("hello", "c", 10, "c"), Person("anyone", "hello", 20, "c"), Brand("b", "anyone", 30)]);

        Assert.Equal(1, statistics.Answered);
        Assert.Equal(TimeSpan.FromMinutes(30), statistics.Median);
    }

    [Fact]
    public void A_reply_to_another_persons_reply_answers_only_that_person()
    {
        var statistics = Of([Comment("c", 0), Person("fan", "c", 5, "other"), Brand("b", "fan", 30)]);

        Assert.Equal(1, statistics.Waiting);
        Assert.Equal(0, statistics.Answered);
    }

    [Fact]
    public void Two_unknown_authors_are_not_the_same_person()
    {
        var statistics = Of([Comment("c", 0) with { AuthorHash = null }, Person("x", "c", 5, null), Brand("b", "x", 30)]);

        Assert.Equal(0, statistics.Answered);
    }

    [Fact]
    public void Who_answers_the_brand_waits_again()
    {
        var statistics = Of([Comment("c", 0), Brand("b1", "c", 10), Person("back", "b1", 15, "c"), Brand("b2", "back", 55)]);

        Assert.Equal(2, statistics.Waiting);
        Assert.Equal(2, statistics.Answered);
        Assert.Equal(TimeSpan.FromMinutes(10), statistics.Median);
        Assert.Equal(TimeSpan.FromMinutes(40), statistics.Percentile90);
    }

    [Fact]
    public void A_reply_dated_before_its_parent_answers_it_without_a_time()
    {
        var statistics = Of([Comment("c", 10), Brand("b", "c", 9), Comment("d", 10), Brand("e", "d", 9), Brand("f", "d", 40)]);

        Assert.Equal(2, statistics.Answered);
        Assert.Equal(1, statistics.UnknownWaits);
        Assert.Equal(TimeSpan.FromMinutes(30), statistics.Median);
        Assert.Equal((1, 1), (statistics.Due, statistics.AnsweredInTime));
    }

    [Fact]
    public void A_reply_whose_parent_was_deleted_answers_nothing_and_a_comment_whose_parent_was_deleted_still_waits()
    {
        var statistics = Of([Brand("b", "gone", 10), Person("p", "gone", 0, "p")]);

        Assert.Equal(1, statistics.Waiting);
        Assert.Equal(0, statistics.Answered);
    }

    [Fact]
    public void Share_in_time_asks_only_about_turns_that_had_the_time()
    {
        // As of 6 hours later: answered after 60 minutes (in time), after 61, never; the last two are younger than the hour.
        var turns = new[]
        {
            Comment("in-time", 0), Brand("b1", "in-time", 60),
            Comment("late", 0), Brand("b2", "late", 61),
            Comment("never", 0),
            Comment("young", 301), Comment("young-answered", 302), Brand("b3", "young-answered", 303),
        };

        var statistics = Of(turns);

        Assert.Equal(5, statistics.Waiting);
        Assert.Equal((3, 1), (statistics.Due, statistics.AnsweredInTime));
        Assert.Equal(1 / 3.0, statistics.ShareAnsweredInTime);
    }

    [Fact]
    public void Open_negatives_are_negative_unanswered_and_oldest_first()
    {
        var turns = new[]
        {
            Comment("b", 20) with { Sentiment = Polarity.Negative },
            Comment("a", 20) with { Sentiment = Polarity.Negative },
            Comment("old", 5) with { Sentiment = Polarity.Negative },
            Comment("answered", 0) with { Sentiment = Polarity.Negative }, Brand("r", "answered", 300),
            Comment("glad", 0) with { Sentiment = Polarity.Positive },
            Comment("unknown", 0) with { Sentiment = null },
        };

        var statistics = Of(turns);

        Assert.Equal(["old", "a", "b"], statistics.OpenNegatives.Select(turn => turn.Id));
    }

    [Fact]
    public void What_comes_after_the_moment_is_not_seen()
    {
        var statistics = Of([Comment("c", 0), Brand("b", "c", 361), Comment("later", 361)]);

        Assert.Equal(1, statistics.Waiting);
        Assert.Equal(0, statistics.Answered);
    }

    [Fact]
    public void Nothing_gives_nulls_and_not_zeros()
    {
        var statistics = Of([]);

        Assert.Null(statistics.Median);
        Assert.Null(statistics.Percentile90);
        Assert.Null(statistics.ShareAnsweredInTime);
        Assert.Equal(0, statistics.Waiting);
    }

    [Fact]
    public void Circles_own_parents_and_repeated_ids_are_survived()
    {
        var turns = new[]
        {
            Person("x", "y", 0, "a"), Person("y", "x", 0, "a"), Brand("b", "x", 5),
            Person("own", "own", 0, "o"), Brand("c", "own", 7), Person("own", null, 1, "o"),
        };

        var statistics = Of(turns);

        Assert.Equal((1, 1), (statistics.Waiting, statistics.Answered));
        Assert.Equal(TimeSpan.FromMinutes(7), statistics.Median);
    }

    [Fact]
    public void A_long_chain_of_afterthoughts_with_a_reply_to_each_is_walked_once()
    {
        const int length = 100_000;
        var chain = Enumerable.Range(1, length).Select(i => Person($"c{i}", $"c{i - 1}", 0, "c0"));
        var replies = Enumerable.Range(0, length + 1).Reverse().Select(i => Brand($"b{i}", $"c{i}", 1));

        var statistics = Of([Comment("c0", 0), .. chain, .. replies]);

        Assert.Equal((1, 1), (statistics.Waiting, statistics.Answered));
    }

    private static ReplyStatistics Of(IEnumerable<Turn> turns) => ReplyStatistics.Of(turns, Hour, Noon + (6 * Hour));

    private static Turn Comment(string id, int minute) => Person(id, null, minute, id);

    private static Turn Person(string id, string? parent, int minute, string? author) =>
        new(id, parent, author, Noon.AddMinutes(minute), FromBrand: false, Polarity.Neutral);

    private static Turn Brand(string id, string parent, int minute) =>
        new(id, parent, "brand", Noon.AddMinutes(minute), FromBrand: true, Sentiment: null);
}
