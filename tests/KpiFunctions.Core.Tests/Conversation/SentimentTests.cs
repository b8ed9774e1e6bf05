using KpiFunctions.Core.Conversation;

namespace KpiFunctions.Core.Tests.Conversation;

public sealed class SentimentTests
{
    [Theory]
    [InlineData("good", Polarity.Positive)]
    [InlineData("not good", Polarity.Negative)]
    [InlineData("isn't good", Polarity.Negative)]
    [InlineData("isn’t good", Polarity.Negative)]
    [InlineData("isnt really all that good", Polarity.Negative)]
    [InlineData("not at home, good", Polarity.Positive)]
    [InlineData("not bad", Polarity.Positive)]
    [InlineData("I love it but it broke", Polarity.Negative)]
    [InlineData("It broke but I love it", Polarity.Positive)]
    [InlineData("Is it good?", Polarity.Neutral)]
    [InlineData("The box is on the table", Polarity.Neutral)]
    [InlineData("goooood", Polarity.Positive)]
    [InlineData("happpyyyy", Polarity.Positive)]
    [InlineData("👍🏿", Polarity.Positive)]
    [InlineData("❤️", Polarity.Positive)]
    [InlineData("🤦🏽‍♀️", Polarity.Negative)]
    [InlineData("it came :(", Polarity.Negative)]
    [InlineData("#terrible", Polarity.Negative)]
    [InlineData("waste of money", Polarity.Negative)]
    [InlineData("dissapointing", Polarity.Negative)]
    [InlineData("ｇｏｏｄ", Polarity.Positive)]
    [InlineData("𝗴𝗼𝗼𝗱", Polarity.Positive)]
    public void Polarity_is_read_from_words_signs_and_their_surroundings(string text, Polarity expected)
    {
        Assert.Equal(expected, Sentiment.Of(text, "en").Polarity);
    }

    [Theory]
    [InlineData("good", "very good")]
    [InlineData("kinda good", "good")]
    [InlineData("this is good", "this is GOOD")]
    [InlineData("good", "good!")]
    [InlineData("good", "goooood")]
    [InlineData("😍", "😍😍😍")]
    [InlineData("not good", "not bad")]
    [InlineData("very bad", "bad")]
    [InlineData("this is #good", "this is good")]
    [InlineData("good but heavy but bad", "good but heavy but fine")]
    public void The_first_scores_below_the_second(string lower, string higher)
    {
        Assert.True(Sentiment.Of(lower, "en").Score < Sentiment.Of(higher, "en").Score);
    }

    // 2 / (2 + 4), as "good" and "sweet" weigh 2; negated that is 2 * -0.8 = -1.6 of 5.6; stretched 2 * 1.2 = 2.4 of 6.4; "great" weighs 2.5, after "but" 1.3 times.
    [Theory]
    [InlineData("good", 2 / 6.0)]
    [InlineData("not sweet", -1.6 / 5.6)]
    [InlineData("goood", 2.4 / 6.4)]
    [InlineData("very good", 2.6 / 6.6)]
    [InlineData("good but great", ((2 * 0.4) + (2.5 * 1.3)) / (4 + (2 * 0.4) + (2.5 * 1.3)))]
    [InlineData("😍😍😍😍😍😍", 2.5 * 1.7 / (4 + (2.5 * 1.7)))]
    public void Scores_are_as_computed_by_hand(string text, double expected)
    {
        Assert.Equal(expected, Sentiment.Of(text, "en").Score!.Value, 10);
    }

    [Fact]
    public void A_comment_all_in_capitals_stresses_no_word()
    {
        Assert.Equal(Sentiment.Of("this is good", "en").Score, Sentiment.Of("THIS IS GOOD", "en").Score);
    }

    [Theory]
    [InlineData(null, null, NoSentiment.Empty)]
    [InlineData(" \n\t ", "en", NoSentiment.Empty)]
    [InlineData("https://shop.example/x", null, NoSentiment.NoWords)]
    [InlineData("@anna", "en", NoSentiment.NoWords)]
    [InlineData("...", null, NoSentiment.NoWords)]
    [InlineData("follow for follow", "en", NoSentiment.Spam)]
    [InlineData("I love it", "de", NoSentiment.LanguageUnsupported)]
    [InlineData("❤️", "tlh", NoSentiment.LanguageUnsupported)]
    [InlineData("Das ist wirklich schön geworden", null, NoSentiment.LanguageUnknown)]
    [InlineData("очень красиво", null, NoSentiment.LanguageUnknown)]
    [InlineData("asdfgh", "und", NoSentiment.LanguageUnknown)]
    public void Without_an_honest_answer_there_is_a_reason_and_never_neutral(string? text, string? language, NoSentiment reason)
    {
        var value = Sentiment.Of(text, language);

        Assert.Equal((null, null, reason), (value.Polarity, value.Score, value.Reason));
        Assert.NotNull(value.WireReason);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("en-GB")]
    [InlineData("EN_us")]
    [InlineData("eng")]
    public void A_marker_of_English_is_believed_whatever_the_text_looks_like(string language)
    {
        Assert.Equal(Polarity.Neutral, Sentiment.Of("Das ist ein Haus", language).Polarity);
    }

    [Theory]
    [InlineData("")]
    [InlineData("und")]
    [InlineData("zxx")]
    [InlineData("qme")]
    public void A_marker_of_no_language_leaves_it_to_the_text(string language)
    {
        Assert.Equal(Polarity.Positive, Sentiment.Of("I love this", language).Polarity);
        Assert.Equal(NoSentiment.LanguageUnknown, Sentiment.Of("ich liebe das", language).Reason);
    }

    [Fact]
    public void Only_the_first_2000_characters_count()
    {
        var filler = new string('.', 1_996);

        Assert.Equal(Polarity.Positive, Sentiment.Of("good" + filler + " awful awful awful", "en").Polarity);
    }

    [Fact]
    public void A_pair_of_surrogates_cut_at_the_limit_is_survived()
    {
        Assert.Equal(Polarity.Positive, Sentiment.Of("good" + new string('.', 1_995) + "😡", "en").Polarity);
    }
}
