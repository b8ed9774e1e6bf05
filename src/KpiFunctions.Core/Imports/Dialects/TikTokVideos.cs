using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>TikTok Studio, Content: one row a video, counters over its life as of the export. The video's id stands only in its link.</summary>
internal static class TikTokVideos
{
    public static readonly Dialect Dialect = new()
    {
        Name = "tiktok-videos",
        Namespace = "tiktok",
        Grade = 'C',
        Dates = DateOrder.MonthFirst,
        RecognizedBy = ["Video title", "Video link", "Post time", "Total views"],
        Aliases = new Dictionary<string, string[]>
        {
            ["Video title"] = ["Título del video"],
            ["Video link"] = ["Enlace del video"],
            ["Post time"] = ["Hora de publicación"],
            ["Total views"] = ["Visualizaciones totales"],
            ["Total likes"] = ["Me gusta totales"],
            ["Total comments"] = ["Comentarios totales"],
            ["Total shares"] = ["Veces compartido"],
        },
        Records =
        [
            RowFacts.LifetimeOfPost("tiktok", Read.PostLink("tiktok", "Video link"), Read.Account(),
                (Metrics.Views, Read.Count("Total views")),
                (Metrics.Reach, Read.Count("Reach")),
                (Metrics.Likes, Read.Count("Total likes")),
                (Metrics.Comments, Read.Count("Total comments")),
                (Metrics.Shares, Read.Count("Total shares")),
                (Metrics.Saves, Read.Count("Add to favorites")))
            .With(("publishedAt", Read.Published("Post time"))),
        ],
    };
}
