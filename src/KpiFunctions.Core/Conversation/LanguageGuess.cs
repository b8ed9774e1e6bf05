namespace KpiFunctions.Core.Conversation;

/// <summary>
/// Whether a text is English, by the share of words that are known as English against those of other languages. Cheap, and made to say no when in
/// doubt: a comment that is left out is better than one scored by the wrong language.
/// </summary>
internal static class LanguageGuess
{
    private static readonly string[] EnglishEndings = ["ing", "ings", "ed", "ly", "ness", "less", "ful"];

    private static readonly Lazy<(HashSet<string> English, Dictionary<string, HashSet<string>> Others)> Words = new(Read);

    public static bool IsEnglish(CommentText comment)
    {
        var (english, shared, foreign, words) = (0, 0, 0, 0);
        var others = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var token in comment.Tokens.Where(each => each.Kind == TokenKind.Word && !each.Text.All(char.IsAsciiDigit)))
        {
            words++;
            var word = Lexicon.For(LanguageMarker.English)!.Meant(token);
            var isEnglish = Words.Value.English.Contains(word) || Lexicon.For(LanguageMarker.English)!.Knows(word) || LooksEnglish(word);
            var isOther = CountOthers(word, isEnglish, others);
            if (isEnglish && isOther) shared++;
            else if (isEnglish) english++;
            else if (!isOther && !word.All(char.IsAscii)) foreign++;
        }
        var strongest = foreign + (others.Count == 0 ? 0 : others.Values.Max());
        return words == shared || (english > 0 && english >= strongest && (english + shared) * 3 >= words);
    }

    // Endings that few words of other languages in Latin script have.
    private static bool LooksEnglish(string word) =>
        word.Length > 4 && word.All(char.IsAscii) && EnglishEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal));

    private static bool CountOthers(string word, bool isEnglish, Dictionary<string, int> others)
    {
        var known = false;
        foreach (var (language, words) in Words.Value.Others)
        {
            if (!words.Contains(word)) continue;
            known = true;
            if (!isEnglish) others[language] = others.GetValueOrDefault(language) + 1;
        }
        return known;
    }

    private static (HashSet<string>, Dictionary<string, HashSet<string>>) Read()
    {
        var rows = DataFile.Rows("languages.tsv").ToDictionary(row => row[0], row => row[1].Split(' ').ToHashSet(StringComparer.Ordinal));
        var english = rows[LanguageMarker.English];
        rows.Remove(LanguageMarker.English);
        return (english, rows);
    }
}
