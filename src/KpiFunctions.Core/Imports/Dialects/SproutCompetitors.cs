using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Sprout Social, Competitor Performance by day: one row a day and profile of a competitor, known from readers of these files only. Register the profiles as
/// accounts of a brand that is not your own, or their followers count as your own.
/// </summary>
internal static class SproutCompetitors
{
    private static readonly CellRule Day = Read.Day("Date");
    private static readonly CellRule Profile = Read.Account("Profile");

    public static readonly Dialect Dialect = new()
    {
        Name = "sprout-competitors",
        Namespace = "sprout",
        Grade = 'C',
        RecognizedBy = ["Date", "Profile", "Public Engagements per Post", "Audience"],
        Aliases = new Dictionary<string, string[]>
        {
            ["Audience"] = ["Followers", "Fans"],
            ["Published Posts"] = ["Published Posts & Reels", "Total Published Posts"],
        },
        Dates = DateOrder.MonthFirst,
        Records =
        [
            RowFacts.GaugesOfAccount("", Day, Profile, (Metrics.Followers, Read.Count("Audience"))).With(("platform", Read.Network("Network"))),
            RowFacts.DayOfAccount("", Day, Profile,
                (Metrics.Engagements, Read.Count("Public Engagements")),
                (Metrics.NetFollowers, Read.Count("Net Audience Growth", "Net Follower Growth")),
                (Metrics.PostsPublished, Read.Count("Published Posts")))
            .With(("platform", Read.Network("Network"))),
        ],
    };
}
