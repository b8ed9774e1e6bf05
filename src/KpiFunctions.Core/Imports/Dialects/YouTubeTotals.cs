using KpiFunctions.Core.Imports.Facts;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>YouTube Studio, advanced mode, Totals.csv: the chosen metrics of the whole channel, one row a day.</summary>
internal static class YouTubeTotals
{
    public static readonly Dialect Dialect = new()
    {
        Name = "youtube-totals",
        Namespace = "youtube",
        Grade = 'B',
        RecognizedBy = ["Date"],
        // A bare date with nothing but metrics of ours: anything more is another tool's file.
        AndBy = (header, _) => header.Names.Count is 2 or 3 && header.Names.All(YouTubeDays.Has),
        Zone = YouTubeDays.Zone,
        Aliases = YouTubeDays.Aliases,
        NeedsAccount = true,
        Records =
        [
            RowFacts.DayOfAccount("youtube", Read.Day("Date"), Read.Account(), [.. YouTubeDays.Columns.Select(each => (each.Metric, Read.Count(each.Column)))]),
        ],
    };
}
