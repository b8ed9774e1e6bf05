using KpiFunctions.Core.Conversation;

namespace KpiFunctions.Core.Tests.Conversation;

public sealed class NetSentimentTests
{
    // 80, 100, 20: n + 2 = 202; d = 60/202 = 0.297030; s = 101/202 = 0.5; sqrt((0.5 - 0.088227)/202) = 0.045150; times 1.959964 = 0.088491.
    // 0, 30, 0: n + 2 = 32; d = 0; s = 1/32; sqrt(0.03125/32) = 0.03125; times 1.959964 = 0.061249.
    // 30, 0, 0: d = 30/32 = 0.9375; s = 31/32; sqrt((0.96875 - 0.878906)/32) = 0.052987; times 1.959964 = 0.103853; the upper limit is cut.
    // 2, 5, 3: n + 2 = 12; d = -1/12; s = 6/12; sqrt((0.5 - 0.006944)/12) = 0.202702; times 1.959964 = 0.397288.
    [Theory]
    [InlineData(80, 100, 20, 0.3, 0.208538, 0.385521)]
    [InlineData(20, 100, 80, -0.3, -0.385521, -0.208538)]
    [InlineData(0, 30, 0, 0.0, -0.061249, 0.061249)]
    [InlineData(30, 0, 0, 1.0, 0.833647, 1.0)]
    [InlineData(0, 0, 30, -1.0, -1.0, -0.833647)]
    [InlineData(2, 5, 3, -0.1, -0.480621, 0.313955)]
    public void Value_and_interval_are_as_computed_by_hand(long positive, long neutral, long negative, double value, double low, double high)
    {
        var net = NetSentiment.Of(positive, neutral, negative)!.Value;

        Assert.Equal(value, net.Value, 6);
        Assert.Equal(low, net.Low, tolerance: 1e-6);
        Assert.Equal(high, net.High, tolerance: 1e-6);
        Assert.Equal(positive + neutral + negative, net.Count);
    }

    [Fact]
    public void Too_few_texts_have_no_net_sentiment()
    {
        Assert.Null(NetSentiment.Of(5, 2, 2));
        Assert.Null(NetSentiment.Of(0, 0, 0, fewest: 1));
        Assert.NotNull(NetSentiment.Of(5, 3, 2));
        Assert.Equal(1, NetSentiment.Of(1, 0, 0, fewest: 1)!.Value.Value);
    }

    [Fact]
    public void More_texts_of_the_same_mix_narrow_the_interval()
    {
        var few = NetSentiment.Of(20, 20, 10)!.Value;
        var many = NetSentiment.Of(2_000, 2_000, 1_000)!.Value;

        Assert.True(many.High - many.Low < (few.High - few.Low) / 9);
    }

    [Fact]
    public void Negative_counts_are_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NetSentiment.Of(-1, 20, 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetSentiment.Of(0, 0, 0, fewest: 0));
    }
}
