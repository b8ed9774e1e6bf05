using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// TikTok Studio, FollowerHistory.csv: the followers of one account, one row a day. The column of differences is not the change from the row
/// before and is not read. Days have no year (<see cref="TikTokOverview"/>); "undefined" is not known.
/// </summary>
internal static class TikTokFollowers
{
    public static readonly Dialect Dialect = new()
    {
        Name = "tiktok-followers",
        Namespace = "tiktok",
        RecognizedBy = ["Date", "Followers", "Difference in followers from previous day"],
        NeedsAccount = true,
        Records = [RowFacts.GaugesOfAccount("tiktok", Read.Day("Date"), Read.Account(), (Metrics.Followers, Read.Count("Followers")))],
    };
}
