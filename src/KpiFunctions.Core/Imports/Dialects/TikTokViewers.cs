using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>TikTok Studio, Viewers.csv: people who watched videos of one account, one row a day. Days have no year (<see cref="TikTokOverview"/>).</summary>
internal static class TikTokViewers
{
    public static readonly Dialect Dialect = new()
    {
        Name = "tiktok-viewers",
        Namespace = "tiktok",
        RecognizedBy = ["Date", "Total Viewers", "New Viewers", "Returning Viewers"],
        NeedsAccount = true,
        Records = [RowFacts.DayOfAccount("tiktok", Read.Day("Date"), Read.Account(), (Metrics.Reach, Read.Count("Total Viewers")))],
    };
}
