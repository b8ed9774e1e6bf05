using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Preview;

/// <summary>What listening tools, audience reports and survey tools may call our fields.</summary>
internal static class SocialTemplates
{
    private const string M = EventFieldNames.MetricPrefix;

    internal static readonly (string, string[])[] Account =
    [
        ("account", ["username", "handle", "profile", "account", "profile name", "creator", "influencer", "instagram", "channel", "user"]),
        ("platform", ["platform", "network", "social network"]),
    ];

    private static readonly (string, string[])[] Mention =
    [
        ("id", ["mention id", "message id", "post id", "document id", "id", "url", "link", "permalink"]),
        ("occurredAt", ["date", "timestamp", "published", "published at", "created time", "created at", "date published", "time"]),
        ("platform", ["network", "channel", "source", "social network", "platform", "media type", "page type"]),
        ("author", ["author", "author name", "from", "username", "profile", "influencer", "screen name"]),
        ("text", ["message", "text", "content", "snippet", "mention", "post", "full text", "body", "description"]),
        ("sentiment", ["sentiment", "tone", "polarity"]),
        ("language", ["language", "lang"]),
        ("country", ["country", "country code", "location"]),
        ("keywords", ["topic", "query", "query name", "keyword", "keywords", "mention tracker", "tracker", "stream", "project"]),
        ("url", ["url", "link", "permalink", "message url"]),
        (M + "reach", ["reach", "potential reach"]),
        (M + "impressions", ["impressions", "potential impressions"]),
        (M + "engagements", ["engagement", "engagements", "total engagements"]),
        (M + "likes", ["likes", "reactions"]),
        (M + "comments", ["comments", "replies"]),
        (M + "shares", ["shares", "retweets", "reposts"]),
    ];

    private static readonly MappingTemplate[] Listening =
        [.. new[] { "hootsuite-listening", "sprout-listening", "mentionlytics", "mentions" }.Select(name => new MappingTemplate(name, RecordType.Mention, Mention))];

    /// <summary>One row an account, a column for each value.</summary>
    private static readonly MappingTemplate Audience = new("hypeauditor-audience", RecordType.AudienceMix,
    [
        .. Account,
        .. Shares("gender", ["male", "female"], "", "gender "),
        .. Shares("age", ["13-17", "18-24", "25-34", "35-44", "45-54", "45-64", "55-64", "65+"], "", "age "),
        ("shares.quality.real", ["real people", "quality audience", "real followers", "authentic followers"]),
        ("shares.quality.suspicious", ["suspicious accounts", "suspicious followers", "bots"]),
        ("shares.quality.mass", ["mass followers"]),
        ("shares.quality.inactive", ["inactive followers", "inactive accounts"]),
    ]);

    private static readonly MappingTemplate Survey = new("surveys", RecordType.SurveyResult,
    [
        ("survey", ["survey", "survey name", "survey title", "wave"]), ("question", ["question", "metric", "question text"]),
        ("occurredAt", ["date", "closed", "end date", "completed"]), ("sampleSize", ["sample size", "responses", "respondents", "n", "base", "total responses"]),
        .. Counts("promoters", "passives", "detractors"),
        .. Counts("very satisfied", "satisfied", "neutral", "dissatisfied", "very dissatisfied"),
        .. Counts("yes", "no", "don't know"),
        .. Counts("1", "2", "3", "4", "5"),
    ]);

    public static readonly IReadOnlyList<MappingTemplate> All = [.. Listening, Audience, Survey];

    private static IEnumerable<(string, string[])> Shares(string attribute, string[] values, params string[] before) =>
        values.Select(value => ($"shares.{attribute}.{value}", before.SelectMany(text => new[] { $"{text}{value}", $"audience {text}{value}", $"{text}{value} %" }).ToArray()));

    private static IEnumerable<(string, string[])> Counts(params string[] answers) => answers.Select(answer => ($"counts.{answer}", new[] { answer }));
}
