namespace KpiFunctions.Core.Conversation;

/// <summary>Words and phrases of one language with what they do to a sentence. One data file per language in Lexicons/; without one there is no sentiment.</summary>
internal sealed class Lexicon
{
    private static readonly Lazy<Lexicon> English = new(() => new Lexicon("en.tsv"));
    private static readonly Lazy<SignTable> AllSigns = new(() => new SignTable());

    // Shorter words have too many neighbours: "god" and "good".
    private const int ShortestMisspelt = 6;

    private readonly PhraseTree<LexiconEntry> phrases = new();
    private readonly Dictionary<string, LexiconEntry> joined = new(StringComparer.Ordinal);
    private readonly HashSet<string> vocabulary = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> bySqueezed = new(StringComparer.Ordinal);

    private Lexicon(string file)
    {
        foreach (var row in DataFile.Rows(file)) Add(row[0], LexiconEntry.Parse(row[1]));
    }

    /// <summary>Emoji and emoticons, the same in every language.</summary>
    public static SignTable Signs => AllSigns.Value;

    /// <param name="language">A primary language subtag.</param>
    public static Lexicon? For(string language) => language == LanguageMarker.English ? English.Value : null;

    public bool Knows(string word) => vocabulary.Contains(word);

    /// <summary>
    /// The known word that is meant: "sooo" is "so", "happpyyy" is "happy", and as doubled letters are what is misspelt most, "dissapointing" is
    /// "disappointing". Others stand for themselves.
    /// </summary>
    public string Meant(Token word)
    {
        if (vocabulary.Contains(word.Text) || !(word.Stretched || word.Text.Length >= ShortestMisspelt)) return word.Text;
        return bySqueezed.GetValueOrDefault(Squeezed(word.Text), word.Text);
    }

    /// <summary>The longest entry that begins at a word, and of how many words it is; null and 0 for none.</summary>
    public (LexiconEntry? Entry, int Length) LongestAt(IReadOnlyList<string> words, int start)
    {
        (LexiconEntry?, int) longest = (null, 0);
        foreach (var found in phrases.At(words, start)) longest = found;
        return longest;
    }

    /// <summary>The weight of a word or of a phrase written without spaces; 0 where it is not known or carries no feeling.</summary>
    public double WeightOfTag(Token tag) =>
        joined.TryGetValue(Meant(tag), out var entry) && entry.Kind == EntryKind.Feeling ? entry.Weight : 0;

    private void Add(string phrase, LexiconEntry entry)
    {
        var words = CommentText.Read(phrase).Words;
        phrases.Add(words, entry);
        joined.TryAdd(string.Concat(words), entry);
        foreach (var word in words)
        {
            vocabulary.Add(word);
            bySqueezed.TryAdd(Squeezed(word), word);
        }
    }

    private static string Squeezed(string word) =>
        string.Concat(word.Where((letter, i) => i == 0 || letter != word[i - 1]));
}
