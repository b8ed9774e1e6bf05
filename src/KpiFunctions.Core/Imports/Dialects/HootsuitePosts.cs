using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Hootsuite Analytics, posts by network (often several files in a ZIP): one row a post, counters over its life as of the export. Names are known from one
/// reader of these files only.
/// </summary>
internal static class HootsuitePosts
{
    private static readonly Dialect Common = new() { Name = "hootsuite", Namespace = "hootsuite", Grade = 'C', RecognizedBy = [], Zone = "UTC" };

    public static readonly Dialect X = Common with
    {
        Name = "hootsuite-x-posts",
        RecognizedBy = ["Date (GMT)", "Tweet Text", "Tweet Permalink", "Impressions"],
        Records =
        [
            RowFacts.LifetimeOfPost("x", Read.PostLink("x", "Tweet Permalink"), Read.Account(),
                (Metrics.Impressions, Read.Count("Impressions")),
                (Metrics.Likes, Read.Count("Likes")),
                (Metrics.Comments, Read.Count("Replies")),
                (Metrics.Shares, Read.Count("Retweets")))
            .With(("publishedAt", Read.Published("Date (GMT)"))),
        ],
    };

    public static readonly Dialect Instagram = Common with
    {
        Name = "hootsuite-instagram-posts",
        RecognizedBy = ["Date (GMT)", "Instagram Account", "Instagram Post ID"],
        Records =
        [
            RowFacts.LifetimeOfPost("instagram", Read.Id("Instagram Post ID"), Read.Account("Instagram Account"),
                (Metrics.Views, Read.Count("Views")),
                (Metrics.Reach, Read.Count("Reach")),
                (Metrics.Likes, Read.Count("Likes")),
                (Metrics.Comments, Read.Count("Comments")))
            .With(("publishedAt", Read.Published("Date (GMT)")), ("contentType", Read.Text("Post Type"))),
        ],
    };

    public static readonly Dialect Facebook = Common with
    {
        Name = "hootsuite-facebook-posts",
        RecognizedBy = ["Date (GMT)", "Facebook Page", "Facebook Post ID"],
        Records =
        [
            RowFacts.LifetimeOfPost("facebook", Read.Id("Facebook Post ID"), Read.Account("Facebook Page"),
                (Metrics.Likes, Read.Count("Reactions")),
                (Metrics.Comments, Read.Count("Comments")),
                (Metrics.Shares, Read.Count("Shares")))
            .With(("publishedAt", Read.Published("Date (GMT)")), ("contentType", Read.Text("Post Type"))),
        ],
    };
}
