using System.Globalization;

namespace KpiFunctions.Core.Conversation;

/// <summary>What a remark's sentiment is, and who says so. A person's correction goes before everything, then the rules of spam, the source's own score, the lexicon.</summary>
/// <param name="Sentiment">"positive", "neutral" or "negative"; null where it has none.</param>
/// <param name="From">"corrected", "given" or "lexicon"; "none" where nobody says anything, and of what a rule calls spam.</param>
/// <param name="Spam">The rule of <see cref="Conversation.Spam"/> that holds, or <see cref="ByPerson"/>; null for none. Spam has no sentiment.</param>
/// <param name="Why">Why the lexicon gives no sentiment (<see cref="SentimentValue.WireReason"/>); null where there is one, and where it was not asked.</param>
/// <param name="Lexicon">The <see cref="Conversation.Sentiment.Version"/> of rules and lexicon that decided; 0 where they did not.</param>
public sealed record RemarkVerdict(string? Sentiment, string From, string? Spam, string? Why, int Lexicon)
{
    public const string Positive = "positive";
    public const string Neutral = "neutral";
    public const string Negative = "negative";

    /// <summary>As a correction: a person says that it is spam.</summary>
    public const string Spammed = "spam";

    /// <summary>In the place of a rule's name.</summary>
    public const string ByPerson = "person";

    public const string Corrected = "corrected";
    public const string Given = "given";
    public const string ByLexicon = "lexicon";
    public const string NoOne = "none";

    /// <summary>What a person may say.</summary>
    public static readonly IReadOnlyList<string> Corrections = [Positive, Neutral, Negative, Spammed];

    /// <summary>Of what the brand says itself nothing is measured.</summary>
    public static readonly RemarkVerdict Unjudged = new(null, NoOne, null, null, 0);

    /// <param name="text">Null where the source gave none: then only a correction or its own score can say anything.</param>
    /// <param name="given">The source's own score.</param>
    /// <param name="correction">One of <see cref="Corrections"/>, null for none.</param>
    /// <param name="judged">What <see cref="Judge"/> said of a text that is gone since.</param>
    public static RemarkVerdict Of(string? text, string? language, string? given, string? correction, string? judged = null)
    {
        if (correction is not null) return OfPerson(correction);
        if (text is null && judged is not null) return OfJudged(judged.Split(' '), given);
        if (Conversation.Spam.RuleOf(text) is { } rule) return new(null, NoOne, rule, null, Conversation.Sentiment.Version);
        if (given is not null) return new(given, Given, null, null, 0);
        var value = Conversation.Sentiment.Of(text, language);
        return value.Polarity is { } polarity
            ? new(WireName(polarity), ByLexicon, null, null, Conversation.Sentiment.Version)
            : new(null, NoOne, null, value.WireReason, Conversation.Sentiment.Version);
    }

    /// <summary>What rules and lexicon read from the words, to outlive them: the version, then "said positive", "spam repeated-text" or "none language-unknown".</summary>
    public static string Judge(string text, string? language)
    {
        var verdict = Of(text, language, null, null);
        var (kind, what) = verdict.Spam is { } rule ? ("spam", rule) : verdict.Sentiment is { } said ? ("said", said) : ("none", verdict.Why!);
        return string.Create(CultureInfo.InvariantCulture, $"{verdict.Lexicon} {kind} {what}");
    }

    public static RemarkVerdict OfPerson(string correction) =>
        correction == Spammed ? new(null, Corrected, ByPerson, null, 0) : new(correction, Corrected, null, null, 0);

    /// <returns>Null for null and for what is no polarity.</returns>
    public static Polarity? PolarityOf(string? name) => name switch
    {
        Positive => Polarity.Positive,
        Neutral => Polarity.Neutral,
        Negative => Polarity.Negative,
        _ => null,
    };

    private static RemarkVerdict OfJudged(string[] judged, string? given)
    {
        if (judged is not [var version, var kind, var what] || !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var lexicon))
            return given is null ? Unjudged : new(given, Given, null, null, 0);
        if (kind == "spam") return new(null, NoOne, what, null, lexicon);
        if (given is not null) return new(given, Given, null, null, 0);
        return kind == "said" ? new(what, ByLexicon, null, null, lexicon) : new(null, NoOne, null, what, lexicon);
    }

    private static string WireName(Polarity polarity) => polarity switch
    {
        Polarity.Positive => Positive,
        Polarity.Neutral => Neutral,
        Polarity.Negative => Negative,
        _ => throw new ArgumentOutOfRangeException(nameof(polarity), polarity, null),
    };
}
