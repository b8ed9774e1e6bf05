using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// LinkedIn page analytics, the sheets with one row a day: content "Metrics", followers "New followers" (its "Total followers" are those of the day) and
/// visitors. Amounts may be negative: reactions that were taken back.
/// </summary>
internal static class LinkedInPageDays
{
    private static readonly Dialect Common = new()
    {
        Name = "linkedin",
        Namespace = "linkedin",
        Grade = 'B',
        RecognizedBy = [],
        Dates = DateOrder.MonthFirst,
        NeedsAccount = true,
    };

    public static readonly Dialect Content = Common with
    {
        Name = "linkedin-content",
        RecognizedBy = ["Date", "Impressions (total)", "Clicks (total)", "Reactions (total)"],
        Aliases = new Dictionary<string, string[]>
        {
            ["Impressions (total)"] = ["Impressions(total)"],
            ["Clicks (total)"] = ["Clicks(total)"],
            ["Reactions (total)"] = ["Reactions(total)"],
            ["Comments (total)"] = ["Comments(total)"],
            ["Reposts (total)"] = ["Shares (total)", "Reposts(total)", "Shares(total)"],
        },
        Records =
        [
            RowFacts.DayOfAccount("linkedin", Read.Day("Date"), Read.Account(),
                (Metrics.Impressions, Read.Count("Impressions (total)")),
                (Metrics.Clicks, Read.Count("Clicks (total)")),
                (Metrics.Likes, Read.Count("Reactions (total)")),
                (Metrics.Comments, Read.Count("Comments (total)")),
                (Metrics.Shares, Read.Count("Reposts (total)"))),
        ],
    };

    public static readonly Dialect Followers = Common with
    {
        Name = "linkedin-followers",
        RecognizedBy = ["Date", "Sponsored followers", "Organic followers", "Total followers"],
        Records = [RowFacts.DayOfAccount("linkedin", Read.Day("Date"), Read.Account(), (Metrics.Gained, Read.Count("Total followers")))],
    };

    public static readonly Dialect Visitors = Common with
    {
        Name = "linkedin-visitors",
        RecognizedBy = ["Date", "Total page views (total)", "Total unique visitors (total)"],
        Records = [RowFacts.DayOfAccount("linkedin", Read.Day("Date"), Read.Account(), (Metrics.ProfileVisits, Read.Count("Total page views (total)")))],
    };
}
