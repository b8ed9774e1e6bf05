using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>What the daily files of YouTube Studio share: the metric's names, and days that end at midnight in California.</summary>
internal static class YouTubeDays
{
    public const string Zone = "America/Los_Angeles";

    public static readonly (string Metric, string Column)[] Columns =
    [
        (Metrics.Views, "Views"),
        (Metrics.Impressions, "Thumbnail impressions"),
        (Metrics.Likes, "Likes"),
        (Metrics.Comments, "Comments added"),
        (Metrics.Shares, "Shares"),
        (Metrics.NetFollowers, "Subscribers"),
        (Metrics.Gained, "Subscribers gained"),
        (Metrics.Lost, "Subscribers lost"),
    ];

    public static readonly Dictionary<string, string[]> Aliases = new()
    {
        ["Date"] = ["日付"],
        ["Content"] = ["コンテンツ"],
        ["Views"] = ["視聴回数", "Visualizações"],
        ["Thumbnail impressions"] = ["Impressions", "インプレッション数"],
    };

    public static bool Has(string name) => Columns.Select(each => each.Column).Append("Date").Any(column => Is(name, column));

    private static bool Is(string name, string column) =>
        name.Equals(column, StringComparison.OrdinalIgnoreCase) || Aliases.GetValueOrDefault(column)?.Contains(name, StringComparer.OrdinalIgnoreCase) == true;
}
