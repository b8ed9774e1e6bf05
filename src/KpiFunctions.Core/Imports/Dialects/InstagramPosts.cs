using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Meta Business Suite, Content, Instagram posts: one row a post, counters over its life as of the export (column <c>Date</c> says "Lifetime").
/// "Views" replaced "Impressions". German headers are second-hand.
/// </summary>
internal static class InstagramPosts
{
    public static readonly Dialect Dialect = new()
    {
        Name = "instagram-posts",
        Namespace = "instagram",
        Grade = 'B',
        Dates = DateOrder.MonthFirst,
        RecognizedBy = ["Post ID", "Account username", "Publish time", "Permalink", "Post type"],
        Aliases = new Dictionary<string, string[]>
        {
            ["Post ID"] = ["Beitrags-ID"],
            ["Account username"] = ["Konto-Benutzername"],
            ["Publish time"] = ["Veröffentlichungszeitpunkt"],
            ["Post type"] = ["Beitragstyp"],
            ["Views"] = ["Aufrufe"],
            ["Reach"] = ["Reichweite"],
            ["Likes"] = ["„Gefällt mir“-Angaben"],
            ["Comments"] = ["Kommentare"],
            ["Shares"] = ["Geteilte Inhalte"],
            ["Saves"] = ["Gespeicherte Beiträge"],
        },
        Records =
        [
            RowFacts.LifetimeOfPost("instagram", Read.Id("Post ID"), Read.Account("Account username"),
                (Metrics.Views, Read.Count("Views")),
                (Metrics.Impressions, Read.Count("Impressions")),
                (Metrics.Reach, Read.Count("Reach")),
                (Metrics.Likes, Read.Count("Likes")),
                (Metrics.Comments, Read.Count("Comments")),
                (Metrics.Shares, Read.Count("Shares")),
                (Metrics.Saves, Read.Count("Saves")))
            .With(("publishedAt", Read.Published("Publish time")), ("contentType", Read.Text("Post type"))),
        ],
    };
}
