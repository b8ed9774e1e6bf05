using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// TikTok Studio, Overview.csv: one row a day of one account. Days have no year: each is the latest such day before the export (blob metadata
/// <c>exportedAt</c>, else the upload). Comments may be negative.
/// </summary>
internal static class TikTokOverview
{
    public static readonly Dialect Dialect = new()
    {
        Name = "tiktok-overview",
        Namespace = "tiktok",
        RecognizedBy = ["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"],
        NeedsAccount = true,
        Records =
        [
            RowFacts.DayOfAccount("tiktok", Read.Day("Date"), Read.Account(),
                (Metrics.Views, Read.Count("Video Views")),
                (Metrics.ProfileVisits, Read.Count("Profile Views")),
                (Metrics.Likes, Read.Count("Likes")),
                (Metrics.Comments, Read.Count("Comments")),
                (Metrics.Shares, Read.Count("Shares"))),
        ],
    };
}
