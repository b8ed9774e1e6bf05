using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Meltwater, export of results: one row an article or post, known from readers of these files. The search's name (Input Name) is the keyword set. A source
/// that is no network is "web". Times are in the zone of the account (blob metadata <c>zone</c>).
/// </summary>
internal static class MeltwaterMentions
{
    public static readonly Dialect Dialect = new()
    {
        Name = "meltwater-mentions",
        Namespace = "meltwater",
        Grade = 'B',
        RecognizedBy = ["Date", "URL", "Hit Sentence", "Source", "Input Name", "Sentiment"],
        PersonalColumns = ["Influencer", "Hit Sentence", "Opening Text", "Headline", "Twitter Screen Name", "User Profile Url", "Twitter Bio"],
        Records =
        [
            RowFacts.Event(RecordType.Mention,
                ("id", Read.Id("URL", "Document ID")),
                ("occurredAt", Read.Time("Date")),
                ("platform", Read.Channel("Source")),
                ("brand", Read.Fixed("") with { Otherwise = context => context.Hints.Brand }),
                ("keywords", Read.Text("Input Name")),
                ("author", Read.Text("Twitter Screen Name", "Influencer", "Author")),
                ("text", Read.Text("Hit Sentence", "Opening Text", "Headline")),
                ("sentiment", Read.Sentiment("Sentiment")),
                ("language", Read.Text("Language")),
                ("country", Read.Text("Country")),
                ("url", Read.Text("URL")),
                ("metrics.reach", Read.Count("Reach")),
                ("metrics.views", Read.Count("Views")),
                ("metrics.engagements", Read.Count("Engagement"))),
        ],
    };
}
