namespace KpiFunctions.Local.SampleBrand;

/// <summary>What people write in the story.</summary>
/// <param name="Means">positive, neutral, negative, unscored or spam.</param>
internal sealed record Phrase(string Text, string Language, string Means, string? Topic)
{
    private static readonly IReadOnlyList<Phrase> Happy =
    [
        new("Love this so much 😍", "en", "positive", null), new("Great quality, I am so happy with mine", "en", "positive", "quality"), new("Absolutely beautiful, thank you!", "en", "positive", null),
        new("Amazing service, highly recommend", "en", "positive", "service"), new("So comfortable, best cap I ever had", "en", "positive", "quality"),
    ];

    private static readonly IReadOnlyList<Phrase> Plain =
    [
        new("Which trail is this?", "en", "neutral", null), new("What size do you wear?", "en", "neutral", "sizing"), new("Is it available in green?", "en", "neutral", "sizing"),
        new("Is there a shop in Hamburg?", "en", "neutral", null), new("Where was this filmed?", "en", "neutral", null),
    ];

    private static readonly IReadOnlyList<Phrase> Angry =
    [
        new("Broken after one week, very disappointed", "en", "negative", "quality"), new("Terrible service, nobody answers", "en", "negative", "service"),
        new("The zip is awful, waste of money", "en", "negative", "quality"), new("Horrible, I hate the new colour", "en", "negative", null), new("Worst delivery ever, so annoying", "en", "negative", "delivery"),
    ];

    private static readonly IReadOnlyList<Phrase> Foreign =
    [
        new("Das ist sehr schön geworden", "de", "unscored", null), new("Wann kommt mein Paket?", "de", "unscored", "delivery"), new("Magnifique, merci", "fr", "unscored", null),
    ];

    private static readonly IReadOnlyList<Phrase> Junk = [new("Follow me and I follow back", "en", "spam", null), new("Earn $500 a day from home, DM me", "en", "spam", null)];

    /// <param name="happiness">0 to 1: how many of those who feel something are happy.</param>
    public static Phrase Any(SplitMix64 chance, double happiness)
    {
        var kind = chance.Unit();
        if (kind < 0.06) return chance.Pick(Junk);
        if (kind < 0.16) return chance.Pick(Foreign);
        if (kind < 0.45) return chance.Pick(Plain);
        return chance.Pick(chance.Chance(happiness) ? Happy : Angry);
    }

    public static IEnumerable<Phrase> All => [.. Happy, .. Plain, .. Angry, .. Foreign, .. Junk];
}
