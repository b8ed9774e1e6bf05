namespace KpiFunctions.Core.Registry.Suggestions;

/// <summary>An entry that may be meant by a name which the registry does not know.</summary>
/// <param name="Label">The entry's name; null when it has none.</param>
/// <param name="Influencer">Whom the entry belongs to, where it says.</param>
public sealed record Suggestion(string Id, Likeness Why, string? Label, string? Influencer);

/// <summary>Why an entry may be meant, the surest first.</summary>
public enum Likeness
{
    /// <summary>Both are the same post or account, written in two ways.</summary>
    SameAddress,

    /// <summary>The handle or id is there, on another platform.</summary>
    OtherPlatform,

    /// <summary>The same but for case, @, points, underscores, hyphens and spaces.</summary>
    SameLetters,

    /// <summary>One letter is another, too many, missing or swapped.</summary>
    OneLetter,

    TwoLetters,
}
