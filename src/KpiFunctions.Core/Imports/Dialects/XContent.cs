using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>X, analytics, content export (2024 on): one row a post. Counts are taken as those of the post's life as of the export: X does not say.</summary>
internal static class XContent
{
    public static readonly Dialect Dialect = new()
    {
        Name = "x-content",
        Namespace = "x",
        RecognizedBy = ["Post id", "Post text", "Post Link", "Impressions"],
        Aliases = new Dictionary<string, string[]>
        {
            ["Impressions"] = ["インプレッション数"],
            ["Likes"] = ["いいね"],
            ["Bookmarks"] = ["ブックマーク"],
            ["Replies"] = ["返信"],
            ["Reposts"] = ["リポスト"],
        },
        Records =
        [
            RowFacts.LifetimeOfPost("x", Read.Id("Post id"), Read.Account(),
                (Metrics.Impressions, Read.Count("Impressions")),
                (Metrics.Likes, Read.Count("Likes")),
                (Metrics.Comments, Read.Count("Replies")),
                (Metrics.Shares, Read.Count("Reposts")),
                (Metrics.Saves, Read.Count("Bookmarks")))
            .With(("publishedAt", Read.Published("Date"))),
        ],
    };
}
