using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Brandwatch, Bulk Mentions Download: label lines ("Report:", "Brand:" …), then one row a mention. The query's name is the keyword set. Times are in the zone of
/// the project (blob metadata <c>zone</c>).
/// </summary>
internal static class BrandwatchMentions
{
    public static readonly Dialect Dialect = new()
    {
        Name = "brandwatch-mentions",
        Namespace = "brandwatch",
        RecognizedBy = ["Query Name", "Date", "Url", "Page Type", "Sentiment"],
        Aliases = new Dictionary<string, string[]> { ["Reach"] = ["Reach (new)"], ["Mention Id"] = ["Resource Id"] },
        PersonalColumns = ["Author", "Full Name", "Full Text", "Snippet", "Title", "Avatar"],
        Records =
        [
            RowFacts.Event(RecordType.Mention,
                ("id", Read.Id("Mention Id", "Url")),
                ("occurredAt", Read.Time("Date")),
                ("platform", Read.Channel("Page Type", "Content Source Name")),
                ("brand", Read.Fixed("") with { Otherwise = context => context.Hints.Brand }),
                ("keywords", Read.Text("Query Name")),
                ("author", Read.Text("Author", "Full Name")),
                ("text", Read.Text("Full Text", "Snippet", "Title")),
                ("sentiment", Read.Sentiment("Sentiment")),
                ("language", Read.Text("Language")),
                ("country", Read.Text("Country Code", "Country")),
                ("url", Read.Text("Url", "Original Url")),
                ("metrics.reach", Read.Count("Reach")),
                ("metrics.impressions", Read.Count("Impressions")),
                ("metrics.likes", Read.Count("Likes")),
                ("metrics.comments", Read.Count("Comments")),
                ("metrics.shares", Read.Count("Shares"))),
        ],
    };
}
