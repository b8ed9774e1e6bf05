namespace KpiFunctions.Core.Conversation;

/// <summary>
/// The sentiment of a comment, mention or message by a lexicon of the project's own: a sum of weighted words, phrases and emoji with negation,
/// strengthening, "but" and questions taken into account. Linear in the length of the text. How often it is right stands in docs/sentiment.md;
/// irony without a sign and opinions in plain words ("my battery died again") are beyond it. A person's correction or a given sentiment wins over it.
/// </summary>
public static class Sentiment
{
    /// <summary>Changes whenever a text may get another value than before: the lexicon, the weights or the rules of spam.</summary>
    public const int Version = 1;

    /// <summary>From this score on (and down from its negative) a text is not neutral. Chosen on the tuning half of the corpus.</summary>
    public const double Threshold = 0.2;

    // The sum at which the score is one half: about one clear word with an emoji.
    private const double HalfWay = 4;

    /// <param name="language">
    /// The language marker of the record ("en", "en-GB", "de"); it is believed. Null, blank and the markers of "undetermined" leave it to the text.
    /// </param>
    public static SentimentValue Of(string? text, string? language = null)
    {
        var comment = CommentText.Read(text);
        if (comment.IsEmpty) return SentimentValue.None(NoSentiment.Empty);
        if (Spam.RuleOf(comment) is not null) return SentimentValue.None(NoSentiment.Spam);
        var marker = LanguageMarker.Read(language);
        if (marker is not null && Lexicon.For(marker) is null) return SentimentValue.None(NoSentiment.LanguageUnsupported);
        if (!comment.SaysSomething) return SentimentValue.None(NoSentiment.NoWords);
        if (marker is null && comment.HasWords && !LanguageGuess.IsEnglish(comment)) return SentimentValue.None(NoSentiment.LanguageUnknown);
        return Scored(SentimentScore.Of(comment, Lexicon.For(marker ?? LanguageMarker.English)!));
    }

    private static SentimentValue Scored(double sum)
    {
        var score = sum / (Math.Abs(sum) + HalfWay);
        return SentimentValue.Of(score >= Threshold ? Polarity.Positive : score <= -Threshold ? Polarity.Negative : Polarity.Neutral, score);
    }
}
