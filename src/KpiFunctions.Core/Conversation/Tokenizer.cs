using System.Globalization;
using System.Text;

namespace KpiFunctions.Core.Conversation;

/// <summary>Cuts a text into tokens in one pass; whatever is no word, sign, hashtag, mention, link or break is left out.</summary>
internal ref struct Tokenizer(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly List<Token> tokens = [];
    private int at;

    public static List<Token> Tokens(ReadOnlySpan<char> text)
    {
        var tokenizer = new Tokenizer(text);
        while (tokenizer.at < text.Length) tokenizer.Step();
        return tokenizer.tokens;
    }

    private void Step()
    {
        var rest = text[at..];
        if (StartsChunk(at) && LinkText.LengthOf(rest) is > 0 and var link) Add(TokenKind.Link, link);
        else if (rest[0] == '@' && NameLength(rest[1..]) is > 0 and var name) Add(TokenKind.Mention, name + 1);
        else if (Lexicon.Signs.EmoticonLengthAt(rest) is > 0 and var emoticon) Add(TokenKind.Sign, emoticon);
        else if (rest[0] is '\n' or '\r') Break(1);
        else if (BreakLength(rest) is > 0 and var breaks) Break(breaks);
        else if (rest[0] is '#' && WordSpelling.LengthOf(rest[1..]) is > 0 and var tag) Word(TokenKind.Hashtag, 1, tag);
        else if (WordSpelling.LengthOf(rest) is > 0 and var word) Word(TokenKind.Word, 0, word);
        else SignOrNothing(rest);
    }

    // Only there can a link begin, so that each stretch without whitespace is looked through once.
    private readonly bool StartsChunk(int place) =>
        place == 0 || char.IsWhiteSpace(text[place - 1]) || (text[place - 1] is '(' or '"' && (place == 1 || char.IsWhiteSpace(text[place - 2])));

    private void Add(TokenKind kind, int length)
    {
        tokens.Add(new Token(kind, text.Slice(at, length).ToString()));
        at += length;
    }

    private void Word(TokenKind kind, int skipped, int length)
    {
        var spelling = WordSpelling.Of(text.Slice(at + skipped, length));
        if (spelling.Text.Length > 0) tokens.Add(new Token(kind, spelling.Text, spelling.Shouted, spelling.Stretched));
        at += skipped + length;
    }

    private void Break(int length)
    {
        var run = text.Slice(at, length);
        var strongest = run.Contains('?') ? "?" : run.Contains('!') ? "!" : run.IndexOfAny(".…\n\r") >= 0 ? "." : ",";
        tokens.Add(new Token(TokenKind.Break, strongest));
        at += length;
    }

    private void SignOrNothing(ReadOnlySpan<char> rest)
    {
        Rune.DecodeFromUtf16(rest, out var rune, out var length);
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol) tokens.Add(new Token(TokenKind.Sign, rune.ToString()));
        at += length;
    }

    private static int BreakLength(ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAnyExcept(".,;:!?…");
        return length < 0 ? rest.Length : length;
    }

    private static int NameLength(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '_' or '.' or '-')) length++;
        return rest[..length].TrimEnd(".-").Length;
    }
}
