using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>LinkedIn page analytics, content, sheet "All posts": one row a post, counters over its life as of the export, below one row of description.</summary>
internal static class LinkedInPosts
{
    public static readonly Dialect Dialect = new()
    {
        Name = "linkedin-posts",
        Namespace = "linkedin",
        Grade = 'B',
        Dates = DateOrder.MonthFirst,
        RecognizedBy = ["Post title", "Post link", "Post type", "Impressions", "Clicks", "Likes"],
        PersonalColumns = ["Posted by"],
        Aliases = new Dictionary<string, string[]>
        {
            ["Views"] = ["Views (Excluding offsite video views)"],
            ["Reposts"] = ["Shares"],
        },
        Records =
        [
            RowFacts.LifetimeOfPost("linkedin", Read.PostLink("linkedin", "Post link"), Read.Account(),
                (Metrics.Impressions, Read.Count("Impressions")),
                (Metrics.Views, Read.Count("Views")),
                (Metrics.Likes, Read.Count("Likes")),
                (Metrics.Comments, Read.Count("Comments")),
                (Metrics.Shares, Read.Count("Reposts")))
            .With(("publishedAt", Read.Published("Created date"))),
        ],
    };
}
