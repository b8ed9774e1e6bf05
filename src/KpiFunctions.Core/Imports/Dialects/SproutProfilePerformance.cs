using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Sprout Social, Profile Performance by day: one row a day and profile, activity of that day on posts of any age; <c>Audience</c> is the number of followers at
/// the day's end.
/// </summary>
internal static class SproutProfilePerformance
{
    private static readonly CellRule Day = Read.Day("Date");
    private static readonly CellRule Profile = Read.Account("Profile");

    public static readonly Dialect Dialect = new()
    {
        Name = "sprout-profile-performance",
        Namespace = "sprout",
        Grade = 'B',
        RecognizedBy = ["Date", "Profile", "Network", "Audience"],
        Dates = DateOrder.MonthFirst,
        Records =
        [
            RowFacts.GaugesOfAccount("", Day, Profile, (Metrics.Followers, Read.Count("Audience"))).With(("platform", Read.Network("Network"))),
            RowFacts.DayOfAccount("", Day, Profile,
                (Metrics.Impressions, Read.Count("Impressions")),
                (Metrics.Views, Read.Count("Video Views")),
                (Metrics.Engagements, Read.Count("Engagements")),
                (Metrics.Likes, Read.Count("Reactions")),
                (Metrics.Comments, Read.Count("Comments")),
                (Metrics.Shares, Read.Count("Shares")),
                (Metrics.Saves, Read.Count("Saves")),
                (Metrics.Clicks, Read.Count("Post Link Clicks")),
                (Metrics.NetFollowers, Read.Count("Net Audience Growth")),
                (Metrics.Gained, Read.Count("Audience Gained")),
                (Metrics.Lost, Read.Count("Audience Lost")),
                (Metrics.PostsPublished, Read.Count("Published Posts (Total)", "Published Posts")))
            .With(("platform", Read.Network("Network"))),
        ],
    };
}
