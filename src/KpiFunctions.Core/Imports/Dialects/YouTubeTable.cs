using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// YouTube Studio, advanced mode, Table data.csv: one row a video, its totals over the chosen period, the sum of all as the first row. Only the period
/// "Lifetime" makes readings of them, and the file does not say: the uploader does (blob metadata <c>period=lifetime</c>). Without that
/// nothing is read from it; the daily figures are in the same ZIP (<see cref="YouTubeChart"/>).
/// </summary>
internal static class YouTubeTable
{
    public static readonly Dialect Dialect = new()
    {
        Name = "youtube-table",
        Namespace = "youtube",
        RecognizedBy = ["Content", "Video title", "Video publish time", "Duration"],
        AndBy = (header, _) => !header.Has("Date"),
        Aliases = new Dictionary<string, string[]>
        {
            ["Content"] = ["コンテンツ"],
            ["Video title"] = ["動画のタイトル"],
            ["Video publish time"] = ["動画公開時刻"],
            ["Duration"] = ["長さ"],
            ["Views"] = ["視聴回数", "Visualizações"],
            ["Thumbnail impressions"] = ["Impressions", "インプレッション数"],
        },
        Totals = new TotalRows(["Total", "合計", "Gesamt", "Total geral"]),
        Refuse = (_, hints) => hints.IsLifetime ? null : new(
            UnreadableReason.PeriodOnly, "Totals per video over a chosen period. If that was Lifetime, set the blob's metadata 'period' to lifetime; else upload Chart data.csv."),
        Records =
        [
            RowFacts.LifetimeOfPost("youtube", Read.Id("Content"), Read.Account(),
                (Metrics.Views, Read.Count("Views")),
                (Metrics.Impressions, Read.Count("Thumbnail impressions")),
                (Metrics.Likes, Read.Count("Likes")),
                (Metrics.Comments, Read.Count("Comments added")),
                (Metrics.Shares, Read.Count("Shares")))
            .With(("publishedAt", Read.Published("Video publish time"))),
        ],
    };
}
