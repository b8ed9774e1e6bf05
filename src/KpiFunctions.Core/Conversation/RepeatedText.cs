namespace KpiFunctions.Core.Conversation;

/// <summary>The same few words over and over. "Love love love love" is joy, not spam: a repeated phrase has at least two different words.</summary>
internal static class RepeatedText
{
    private const int FewestWords = 8;
    private const int Repetitions = 3;
    private const int LongestPhrase = 12;

    /// <summary>True where the text is a phrase of 2 to 12 words, said at least three times without anything else.</summary>
    public static bool Fills(IReadOnlyList<string> words)
    {
        if (words.Count < FewestWords) return false;
        for (var length = 2; length <= LongestPhrase && length * Repetitions <= words.Count; length++)
            if (Repeats(words, length)) return true;
        return false;
    }

    private static bool Repeats(IReadOnlyList<string> words, int length)
    {
        for (var i = length; i < words.Count; i++)
            if (words[i] != words[i - length]) return false;
        return words.Take(length).Distinct(StringComparer.Ordinal).Count() > 1;
    }
}
