using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KpiFunctions.Core.Conversation;

namespace KpiFunctions.Core.Tests.Conversation;

public sealed class SentimentPropertyTests
{
    private const string Pieces =
        "good bad not but very love hate sooo GREAT ? ! . , \n 😍 👎🏽 ❤️ #love @anna https://a.example www. :) :( "
        + "die le 好 \uD83D \uDE0D \u200D \uFE0F ' 10/10 dm us collab follow";

    [Property(MaxTest = 500)]
    public bool Any_text_is_answered(string? text, string? language) => IsWhole(Sentiment.Of(text, language));

    [Property(MaxTest = 500)]
    public Property Any_mix_of_what_comments_are_made_of_is_answered() =>
        Prop.ForAll(Comments(), text => IsWhole(Sentiment.Of(text)) && IsWhole(Sentiment.Of(text, "en")));

    [Property(MaxTest = 500)]
    public Property Whitespace_around_changes_nothing() =>
        Prop.ForAll(Comments(), text => Sentiment.Of($" \n\t{text}\r\n  ") == Sentiment.Of(text) && Spam.RuleOf($"\n {text} ") == Spam.RuleOf(text));

    [Property(MaxTest = 200)]
    public Property The_same_text_has_the_same_sentiment_and_a_score_on_the_side_of_its_polarity() =>
        Prop.ForAll(Comments(), text =>
        {
            var value = Sentiment.Of(text, "en");
            return value == Sentiment.Of(text, "en") && value.Polarity switch
            {
                Polarity.Positive => value.Score >= Sentiment.Threshold,
                Polarity.Negative => value.Score <= -Sentiment.Threshold,
                Polarity.Neutral => Math.Abs(value.Score!.Value) < Sentiment.Threshold,
                _ => true,
            };
        });

    // Work is counted in what is allocated, which unlike time is the same on every machine: past the limit a longer text costs no more,
    // and before it ten times the text at most some 10 times as much.
    [Theory]
    [InlineData("not good, ")]
    [InlineData("a")]
    [InlineData("😍")]
    [InlineData("https://a.example/")]
    [InlineData("((((")]
    [InlineData("@a ")]
    [InlineData("#a")]
    [InlineData("way too ")]
    [InlineData("dm us ")]
    [InlineData("not ' ’ ")]
    public void Work_grows_no_faster_than_the_text(string piece)
    {
        var (small, large, huge) = (Work(piece, 180), Work(piece, 1_800), Work(piece, 180_000));

        Assert.True(large <= (12 * small) + 20_000, $"{small} bytes for 180 characters, {large} for 1,800");
        Assert.True(huge <= (1.5 * large) + 20_000, $"{large} bytes for 1,800 characters, {huge} for 180,000");
    }

    private static long Work(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];
        Sentiment.Of(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Sentiment.Of(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static bool IsWhole(SentimentValue value) =>
        value.Polarity is null == value.Score is null && value.Polarity is null != value.Reason is null && value.Reason is null == value.WireReason is null
        && value.Score is null or (> -1 and < 1);

    private static Arbitrary<string> Comments() =>
        Gen.Elements(Pieces.Split(' ')).ArrayOf().Select(pieces => string.Join(pieces.Length % 2 == 0 ? " " : "", pieces)).ToArbitrary();
}
