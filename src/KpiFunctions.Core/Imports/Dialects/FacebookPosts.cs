using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Meta Business Suite, Content, Facebook posts: one row a post, counters over its life as of the export. The set of columns changes from month to
/// month, so only a few are asked for. Pages have no handle in the file: the account is the page's id.
/// </summary>
internal static class FacebookPosts
{
    public static readonly Dialect Dialect = new()
    {
        Name = "facebook-posts",
        Namespace = "facebook",
        Dates = DateOrder.MonthFirst,
        RecognizedBy = ["Post ID", "Page ID", "Publish time", "Permalink", "Post type"],
        Records =
        [
            RowFacts.LifetimeOfPost("facebook", Read.Id("Post ID"), Read.Id("Page ID"),
                (Metrics.Views, Read.Count("Views")),
                (Metrics.Impressions, Read.Count("Impressions")),
                (Metrics.Reach, Read.Count("Reach")),
                (Metrics.Likes, Read.Count("Reactions")),
                (Metrics.Comments, Read.Count("Comments")),
                (Metrics.Shares, Read.Count("Shares")))
            .With(("publishedAt", Read.Published("Publish time")), ("contentType", Read.Text("Post type"))),
        ],
    };
}
