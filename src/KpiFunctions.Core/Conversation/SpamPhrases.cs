namespace KpiFunctions.Core.Conversation;

/// <summary>Which rules of Lexicons/spam.tsv a text fulfils.</summary>
internal sealed class SpamPhrases
{
    private const string Alone = "-";

    private static readonly Lazy<Table> Known = new(() => new Table());

    private readonly HashSet<(string Rule, string Part)> found = [];

    private SpamPhrases()
    {
    }

    public static SpamPhrases In(CommentText comment)
    {
        var phrases = new SpamPhrases();
        string[] words = [.. comment.Tokens.Select(WordOf).OfType<string>()];
        for (var i = 0; i < words.Length; i++)
            foreach (var (rules, _) in Known.Value.Phrases.At(words, i)) phrases.found.UnionWith(rules);
        return phrases;
    }

    public bool Hold(string rule) =>
        found.Contains((rule, Alone)) || (Known.Value.Parts.TryGetValue(rule, out var parts) && parts.All(part => found.Contains((rule, part))));

    // A phrase does not reach over the end of a sentence, but spam puts commas and new lines anywhere.
    private static string? WordOf(Token token) => token.Kind switch
    {
        TokenKind.Word or TokenKind.Sign or TokenKind.Hashtag => token.Text,
        TokenKind.Mention => "@",
        TokenKind.Break when token.Text is "?" or "!" => token.Text,
        _ => null,
    };

    private sealed class Table
    {
        public Table()
        {
            foreach (var row in DataFile.Rows("spam.tsv"))
            {
                var (rule, part) = (row[0], row[1]);
                Phrases.Add(row[2].Split(' '), []).Add((rule, part));
                if (part == Alone) continue;
                if (!Parts.TryGetValue(rule, out var parts)) Parts[rule] = parts = new(StringComparer.Ordinal);
                parts.Add(part);
            }
        }

        public PhraseTree<HashSet<(string Rule, string Part)>> Phrases { get; } = new();

        public Dictionary<string, HashSet<string>> Parts { get; } = new(StringComparer.Ordinal);
    }
}
