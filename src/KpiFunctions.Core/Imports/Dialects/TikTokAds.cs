using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// TikTok Ads Manager, report by day. Capitals differ from export to export; sums say "Total of 12 results" where the name stands. Small counts may be masked
/// ("&lt;5"): such a row is rejected.
/// </summary>
internal static class TikTokAds
{
    public static readonly Dialect Dialect = new()
    {
        Name = "tiktok-ads",
        Namespace = "tiktok-ads",
        Grade = 'B',
        RecognizedBy = ["By Day", "Campaign name", "Cost", "Impressions"],
        AndBy = (header, _) => !header.Has("Reporting starts"),
        Aliases = new Dictionary<string, string[]>
        {
            ["By Day"] = ["Date", "Day"],
            ["Cost"] = ["Spend", "Total cost", "Cost (USD)"],
            ["Clicks (destination)"] = ["Clicks (all)", "Clicks"],
        },
        Totals = new TotalRows(["Total"]) { Names = AdRows.Names },
        Records = AdRows.Of("tiktok-ads", Read.Day("By Day"), "Cost", Read.Currency("Currency"),
            (Metrics.Impressions, Read.Count("Impressions")),
            (Metrics.Clicks, Read.Count("Clicks (destination)")),
            (Metrics.Views, Read.Count("Video views"))),
    };
}
