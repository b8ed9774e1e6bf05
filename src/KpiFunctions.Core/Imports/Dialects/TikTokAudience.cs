using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// TikTok Studio, followers: FollowerGender.csv and FollowerTopTerritories.csv (shares, as fractions or of a hundred) and FollowerActivity.csv (followers who
/// were active, by hour; kept, in no KPI).
/// </summary>
internal static class TikTokAudience
{
    private static readonly Dialect Common = new() { Name = "tiktok", Namespace = "tiktok", RecognizedBy = [], NeedsAccount = true };

    public static readonly Dialect Gender = Common with
    {
        Name = "tiktok-gender",
        RecognizedBy = ["Gender", "Distribution"],
        Records = [RowFacts.MixOfAccount("tiktok", Read.Account(), ("gender.{Gender}", Read.Share("Distribution")))],
    };

    public static readonly Dialect Territories = Common with
    {
        Name = "tiktok-territories",
        RecognizedBy = ["Top territories", "Distribution"],
        Records = [RowFacts.MixOfAccount("tiktok", Read.Account(), ("country.{Top territories}", Read.Share("Distribution")))],
    };

    public static readonly Dialect Activity = Common with
    {
        Name = "tiktok-activity",
        Grade = 'B',
        RecognizedBy = ["Date", "Hour", "Active followers"],
        Records =
        [
            RowFacts.DayOfAccount("tiktok", Read.Day("Date"), Read.Account(), (Metrics.ActiveUsers, Read.Count("Active followers")))
                .With(("part", Read.Text("Hour") with { Convert = (cell, _, _) => $"Hour={cell}" })),
        ],
    };
}
