using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Our own CSV of survey results: one row an answer of a question, with how many gave it and how many were asked. CSAT and NPS in their usual answers, brand
/// awareness as yes and no, target-audience questions in their own words. Column <c>account</c> and the like say nothing here.
/// </summary>
internal static class SurveyResults
{
    public static readonly Dialect Dialect = new()
    {
        Name = "survey-results",
        Namespace = "surveys",
        RecognizedBy = ["survey", "question", "answer", "count"],
        Aliases = new Dictionary<string, string[]>
        {
            ["sampleSize"] = ["sample size", "n", "respondents"],
            ["date"] = ["occurredAt", "closed"],
        },
        Records =
        [
            RowFacts.Event(RecordType.SurveyResult,
                ("survey", Read.Text("survey")),
                ("question", Read.Text("question")),
                ("counts.{answer}", Read.Count("count")),
                ("sampleSize", Read.Count("sampleSize")),
                ("occurredAt", Read.Day("date") with { Otherwise = context => TimeText.Format(context.ExportedAt) }),
                ("campaign", Read.Text("campaign"))),
        ],
    };
}
