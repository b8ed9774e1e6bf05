using KpiFunctions.Core.Imports.Facts;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>YouTube Studio, advanced mode, Chart data.csv: one metric, one row a charted video and day.</summary>
internal static class YouTubeChart
{
    public static readonly Dialect Dialect = new()
    {
        Name = "youtube-chart",
        Namespace = "youtube",
        Grade = 'B',
        RecognizedBy = ["Date", "Content", "Video title"],
        Zone = YouTubeDays.Zone,
        Aliases = YouTubeDays.Aliases,
        Totals = new TotalRows(["Total"]),
        Records =
        [
            RowFacts.DayOfPost("youtube", Read.Day("Date"), Read.Id("Content"), [.. YouTubeDays.Columns.Select(each => (each.Metric, Read.Count(each.Column)))]),
        ],
    };
}
