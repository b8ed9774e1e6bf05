namespace KpiFunctions.Core.Conversation;

/// <summary>A comment, mention, message or reply, as far as replying is concerned.</summary>
/// <param name="Id">Unique; of two turns with one id the first counts.</param>
/// <param name="ParentId">The turn that it answers; null where it starts a thread (a comment on a post has none).</param>
/// <param name="AuthorHash">Keyed hash; null where the author is not known, who is then nobody's same author.</param>
/// <param name="FromBrand">Written by one of the brand's own accounts.</param>
/// <param name="Sentiment">Null where it has none.</param>
public sealed record Turn(string Id, string? ParentId, string? AuthorHash, DateTimeOffset At, bool FromBrand, Polarity? Sentiment);
