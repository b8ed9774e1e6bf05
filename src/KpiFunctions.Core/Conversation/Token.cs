namespace KpiFunctions.Core.Conversation;

internal enum TokenKind
{
    Word,
    /// <summary>An emoji or emoticon.</summary>
    Sign,
    Hashtag,
    Mention,
    Link,
    /// <summary>One or more of . , ; : ! ? or a new line; the text is the strongest of them: ? before ! before . before the comma.</summary>
    Break,
}

/// <summary>A part of a comment.</summary>
/// <param name="Text">
/// Of words and hashtags: lower case, without apostrophes, letters that are repeated three times or more written twice. Of links and mentions: as written.
/// </param>
/// <param name="Shouted">All capitals, at least three letters.</param>
/// <param name="Stretched">A letter was repeated three times or more.</param>
internal readonly record struct Token(TokenKind Kind, string Text, bool Shouted = false, bool Stretched = false);
