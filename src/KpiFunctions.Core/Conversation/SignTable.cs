namespace KpiFunctions.Core.Conversation;

/// <summary>Weights of emoji and emoticons (Lexicons/signs.tsv).</summary>
internal sealed class SignTable
{
    private readonly Dictionary<string, double> weights = new(StringComparer.Ordinal);
    private readonly string[] emoticons;

    public SignTable()
    {
        foreach (var row in DataFile.Rows("signs.tsv")) weights.TryAdd(row[0], LexiconEntry.Parse(row[1]).Weight);
        emoticons = [.. weights.Keys.Where(sign => sign.All(char.IsAscii)).OrderByDescending(each => each.Length)];
    }

    /// <summary>0 for a sign without feeling or that is not known.</summary>
    public double WeightOf(string sign) => weights.GetValueOrDefault(sign);

    /// <returns>The length of the emoticon that the text begins with; 0 for none.</returns>
    public int EmoticonLengthAt(ReadOnlySpan<char> rest)
    {
        foreach (var emoticon in emoticons)
            if (rest.StartsWith(emoticon) && !RunsOn(emoticon, rest[emoticon.Length..])) return emoticon.Length;
        return 0;
    }

    // ":D" in "at 5:Done" and "xD" in "xDrive" are letters of a word.
    private static bool RunsOn(string emoticon, ReadOnlySpan<char> after) =>
        !after.IsEmpty && char.IsLetterOrDigit(after[0]) && char.IsLetterOrDigit(emoticon[^1]);
}
