using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>X, analytics, account overview export (2024 on): one row a day, newest first. It has no number of followers, only who came and who left.</summary>
internal static class XOverview
{
    public static readonly Dialect Dialect = new()
    {
        Name = "x-overview",
        Namespace = "x",
        RecognizedBy = ["Date", "Impressions", "Engagements", "New follows", "Unfollows", "Profile visits"],
        Zone = "UTC",
        NeedsAccount = true,
        Records =
        [
            RowFacts.DayOfAccount("x", Read.Day("Date"), Read.Account(),
                (Metrics.Impressions, Read.Count("Impressions")),
                (Metrics.Views, Read.Count("Video views")),
                (Metrics.Likes, Read.Count("Likes")),
                (Metrics.Comments, Read.Count("Replies")),
                (Metrics.Shares, Read.Count("Reposts")),
                (Metrics.Saves, Read.Count("Bookmarks")),
                (Metrics.Engagements, Read.Count("Engagements")),
                (Metrics.ProfileVisits, Read.Count("Profile visits")),
                (Metrics.Gained, Read.Count("New follows")),
                (Metrics.Lost, Read.Count("Unfollows")),
                (Metrics.PostsPublished, Read.Count("Create Post"))),
        ],
    };
}
