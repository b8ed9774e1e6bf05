namespace KpiFunctions.Core.Conversation;

/// <summary>Why a text has no sentiment; never the same as neutral.</summary>
public enum NoSentiment
{
    /// <summary>Nothing but whitespace.</summary>
    Empty,
    /// <summary>Only links, mentions or punctuation.</summary>
    NoWords,
    /// <summary>A rule of <see cref="Spam"/> holds: what spam says is nobody's opinion.</summary>
    Spam,
    /// <summary>The record names a language that has no lexicon.</summary>
    LanguageUnsupported,
    /// <summary>The record names no language and the text is not recognisably in one that has a lexicon.</summary>
    LanguageUnknown,
}

/// <summary>A polarity with its score, or the reason why there is none.</summary>
/// <param name="Score">Above -1 and below 1; null exactly where the polarity is.</param>
public readonly record struct SentimentValue(Polarity? Polarity, double? Score, NoSentiment? Reason)
{
    public string? WireReason => Reason switch
    {
        NoSentiment.Empty => "empty",
        NoSentiment.NoWords => "no-words",
        NoSentiment.Spam => "spam",
        NoSentiment.LanguageUnsupported => "language-unsupported",
        NoSentiment.LanguageUnknown => "language-unknown",
        _ => null,
    };

    internal static SentimentValue Of(Polarity polarity, double score) => new(polarity, score, null);

    internal static SentimentValue None(NoSentiment reason) => new(null, null, reason);
}
