using KpiFunctions.Core.Conversation;

namespace KpiFunctions.Core.Records;

/// <summary>What somebody said: the content of a comment, mention, message or reply. Null: not said.</summary>
/// <param name="Parent">The id, in the same namespace, of what it answers; null where it starts a thread.</param>
/// <param name="Author">A keyed hash, never a name.</param>
/// <param name="Brand">Registry kind <c>brands</c>: of whom it speaks, own or competitor. Null: of the brand whose account or post it stands on.</param>
/// <param name="Language">A language tag as the source gave it ("en", "pt-BR").</param>
/// <param name="Text">At most <see cref="MaxText"/> characters on one line; e-mail addresses are taken out at the door.</param>
/// <param name="Sentiment">As the source gave it: "positive", "neutral" or "negative".</param>
/// <param name="Keywords">The name of the query or keyword set that a listening tool found it with.</param>
/// <param name="FromBrand">The sender says that the own brand wrote it (true), or somebody else (false).</param>
/// <param name="FromAccount">Its author is the account that it stands on: the brand, where that account is the own brand's. Seen at the door, where names are still clear.</param>
/// <param name="Judged">Where the words are gone, what rules and lexicon had read from them (<see cref="RemarkVerdict.Judge"/>).</param>
public sealed record Remark(
    string? Parent = null,
    string? Author = null,
    string? Brand = null,
    string? Product = null,
    string? Topic = null,
    string? Language = null,
    string? Text = null,
    string? Sentiment = null,
    string? Url = null,
    string? Keywords = null,
    bool? FromBrand = null,
    bool FromAccount = false,
    string? Judged = null)
{
    public static readonly Remark None = new();

    /// <summary>The same remark when its words may not be kept any longer, with what was read from them.</summary>
    public Remark WithoutWords() => this with { Text = null, Url = null, Judged = Text is { } text ? RemarkVerdict.Judge(text, Language) : Judged };

    /// <summary>Characters (UTF-16). The longest that a network lets people write in public is below it.</summary>
    public const int MaxText = 8000;

    public static readonly IReadOnlyList<string> Sentiments = ["positive", "neutral", "negative"];
}
