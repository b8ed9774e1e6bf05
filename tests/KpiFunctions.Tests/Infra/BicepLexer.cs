namespace KpiFunctions.Tests.Infra;

/// <summary>Splits a Bicep file into tokens. What is not closed, or closed by another bracket than opened it, is an error with its line.</summary>
internal sealed class BicepLexer
{
    private static readonly string[] Marks = ["::", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", ".?"];

    private readonly string text;
    private int at;
    private int line = 1;

    private BicepLexer(string text) => this.text = text;

    /// <exception cref="FormatException">Something is not closed, or no token of the language.</exception>
    public static IReadOnlyList<BicepToken> Read(string text)
    {
        var tokens = new BicepLexer(text).ReadUntil(null);
        return tokens;
    }

    private List<BicepToken> ReadUntil(char? end)
    {
        var tokens = new List<BicepToken>();
        var open = new Stack<char>();
        while (at < text.Length)
        {
            if (open.Count == 0 && text[at] == end) return tokens;
            if (Next() is not { } token) continue;
            if (token.Kind == BicepTokenKind.Mark) Balance(open, token.Value[0]);
            tokens.Add(token);
        }
        if (open.Count > 0 || end is not null) throw Wrong($"'{(open.Count > 0 ? open.Peek() : end)}' is not closed");
        return tokens;
    }

    private void Balance(Stack<char> open, char mark)
    {
        if ("([{".Contains(mark, StringComparison.Ordinal)) open.Push(mark);
        var closes = ")]}".IndexOf(mark, StringComparison.Ordinal);
        if (closes >= 0 && (!open.TryPop(out var opened) || opened != "([{"[closes])) throw Wrong($"'{mark}' closes nothing");
    }

    private BicepToken? Next()
    {
        var c = text[at];
        if (c == '\n') return Take(BicepTokenKind.LineEnd, 1);
        if (char.IsWhiteSpace(c)) return Skip(1);
        if (c == '/' && Ahead("//")) return Skip(LengthTo("\n"));
        if (c == '\'') return ReadText();
        if (char.IsLetter(c) || c == '_') return Take(BicepTokenKind.Name, LengthWhile(each => char.IsLetterOrDigit(each) || each == '_'));
        if (char.IsDigit(c)) return Take(BicepTokenKind.Number, LengthWhile(char.IsDigit));
        if (Marks.FirstOrDefault(Ahead) is { } mark) return Take(BicepTokenKind.Mark, mark.Length);
        return "()[]{}=:,.?!@<>+-*/%|".Contains(c, StringComparison.Ordinal) ? Take(BicepTokenKind.Mark, 1) : throw Wrong($"'{c}' is no part of the language");
    }

    private BicepToken ReadText()
    {
        var (start, startLine, holes) = (++at, line, new List<IReadOnlyList<BicepToken>>());
        for (; at < text.Length && text[at] != '\n'; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '\'') return new(BicepTokenKind.Text, text[start..at++], startLine, holes);
            else if (Ahead("${"))
            {
                at += 2;
                holes.Add(ReadUntil('}'));
            }
        }
        throw Wrong("a text is not closed");
    }

    private BicepToken Take(BicepTokenKind kind, int length)
    {
        var token = new BicepToken(kind, text.Substring(at, length), line, []);
        if (kind == BicepTokenKind.LineEnd) line++;
        at += length;
        return token;
    }

    private BicepToken? Skip(int length)
    {
        at += length;
        return null;
    }

    private int LengthWhile(Func<char, bool> belongs)
    {
        var end = at;
        while (end < text.Length && belongs(text[end])) end++;
        return end - at;
    }

    private int LengthTo(string mark) => text.IndexOf(mark, at, StringComparison.Ordinal) is >= 0 and var end ? end - at : text.Length - at;

    private bool Ahead(string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    private FormatException Wrong(string what) => new($"Line {line}: {what}.");
}
