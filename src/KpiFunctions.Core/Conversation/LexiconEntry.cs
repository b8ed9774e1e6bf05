namespace KpiFunctions.Core.Conversation;

internal enum EntryKind
{
    /// <summary>Carries feeling of the given weight; a weight of 0 keeps a phrase from being taken for one.</summary>
    Feeling,
    /// <summary>Multiplies the next feeling by the weight.</summary>
    Shift,
    /// <summary>Turns the next feelings around.</summary>
    Negator,
    /// <summary>Begins the part of a sentence that counts more.</summary>
    Contrast,
}

/// <param name="Weight">-3 to 3 of a feeling, a factor of a shift, else 0.</param>
internal sealed record LexiconEntry(EntryKind Kind, double Weight)
{
    /// <exception cref="FormatException">The data file is broken.</exception>
    public static LexiconEntry Parse(string weight) => weight switch
    {
        "not" => new(EntryKind.Negator, 0),
        "but" => new(EntryKind.Contrast, 0),
        ['*', ..] => new(EntryKind.Shift, Number(weight[1..])),
        _ => new(EntryKind.Feeling, Number(weight)),
    };

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
