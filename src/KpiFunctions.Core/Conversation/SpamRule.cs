namespace KpiFunctions.Core.Conversation;

/// <summary>A rule of spam: its stable name, which is stored with the record, and what holds of a text that it catches.</summary>
internal sealed record SpamRule(string Name, Func<CommentText, SpamPhrases, bool> Holds)
{
    // Two friends are tagged under giveaways and jokes; four under nothing else than spam.
    private const int ManyMentions = 4;
    private const int ManyHashtags = 8;
    private const int ManyLinks = 2;

    public static readonly IReadOnlyList<SpamRule> All =
    [
        Phrases("adult-bait"),
        Phrases("miracle-cure"),
        Phrases("money-promise"),
        Phrases("prize-bait"),
        Phrases("collaboration-bait"),
        Phrases("followers-for-sale"),
        Phrases("follow-for-follow"),
        Phrases("self-promotion"),
        new("link-farm", (comment, _) => comment.Count(TokenKind.Link) >= ManyLinks || IsAdvertisedLink(comment)),
        new("only-mentions", (comment, _) => !comment.SaysSomething && comment.Count(TokenKind.Mention) >= ManyMentions),
        new("hashtag-stuffing", (comment, _) => comment.Count(TokenKind.Hashtag) >= Math.Max(ManyHashtags, comment.Words.Count + 1)),
        new("repeated-text", (comment, _) => RepeatedText.Fills(comment.Words)),
    ];

    private static SpamRule Phrases(string name) => new(name, (_, phrases) => phrases.Hold(name));

    // A link with a few words of advertisement; who asks or complains about a link writes more, or with a question mark.
    private static bool IsAdvertisedLink(CommentText comment) =>
        comment.Count(TokenKind.Link) == 1
        && comment.Words.Any(Advertising.Contains)
        && !comment.Tokens.Any(each => each is { Kind: TokenKind.Break, Text: "?" });

    private static readonly HashSet<string> Advertising =
    [
        "cheap", "cheapest", "deals", "deal", "discount", "free", "buy", "shop", "sale", "hurry", "win", "earn", "visit",
        "check", "best", "subscribe", "download", "join", "hot", "limited", "stock", "voucher", "giveaway", "gift", "prize",
        "offer", "cash", "watch", "order", "info", "invest", "followers",
    ];
}
