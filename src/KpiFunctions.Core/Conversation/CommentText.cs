namespace KpiFunctions.Core.Conversation;

/// <summary>A text as written under a post, in tokens. Only the first <see cref="MaxLength"/> characters count.</summary>
internal sealed class CommentText
{
    /// <summary>Characters (UTF-16 units) after leading whitespace. The longest comment that a large platform takes is about as long.</summary>
    public const int MaxLength = 2_000;

    private CommentText(IReadOnlyList<Token> tokens, bool isEmpty)
    {
        Tokens = tokens;
        IsEmpty = isEmpty;
        Words = [.. tokens.Where(each => each.Kind == TokenKind.Word).Select(each => each.Text)];
    }

    public IReadOnlyList<Token> Tokens { get; }

    public IReadOnlyList<string> Words { get; }

    public bool IsEmpty { get; }

    public bool HasWords => Words.Count > 0;

    /// <summary>More than links, mentions and punctuation.</summary>
    public bool SaysSomething => Tokens.Any(each => each.Kind is TokenKind.Word or TokenKind.Sign or TokenKind.Hashtag);

    public int Count(TokenKind kind) => Tokens.Count(each => each.Kind == kind);

    public static CommentText Read(string? text)
    {
        var bounded = (text ?? "").AsSpan().Trim();
        var isEmpty = bounded.IsEmpty;
        if (bounded.Length > MaxLength) bounded = bounded[..MaxLength].TrimEnd();
        return new CommentText(Tokenizer.Tokens(bounded), isEmpty);
    }
}
