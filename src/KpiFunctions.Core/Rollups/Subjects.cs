using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>What readings are about: "post:instagram:178414", "account:instagram:lena.fit".</summary>
public static class Subjects
{
    /// <summary>An account's gauge stands for this many days after its reading, then it is unknown until the next.</summary>
    public const int CarryDays = 30;

    private const string PostPrefix = "post:";
    private const string AccountPrefix = "account:";
    private const string AudiencePrefix = "audience:";
    private const string CostPrefix = "cost:";
    public const string SurveyPrefix = "survey:";

    public static string OfPost(string post) => PostPrefix + post;

    public static string OfAccount(string account) => AccountPrefix + account;

    /// <summary>"audience:instagram:lena.fit": what an account's followers are made of.</summary>
    public static string OfAudience(string account) => AudiencePrefix + account;

    /// <summary>"survey:autumn/nps": one question of a survey.</summary>
    public static string OfSurvey(string survey, string question) => $"{SurveyPrefix}{Uri.EscapeDataString(survey)}/{Uri.EscapeDataString(question.ToLowerInvariant())}";

    /// <summary>"nps" of "survey:autumn/nps".</summary>
    public static string QuestionOf(string survey) => Uri.UnescapeDataString(survey[(survey.LastIndexOf('/') + 1)..]);

    /// <summary>The subject of a reading, null when the record is no reading or does not name its subject.</summary>
    public static string? Of(LogRecord record) => record.Type switch
    {
        RecordType.PostMetrics when record.On.Post is { } post => OfPost(post),
        RecordType.AccountMetrics when record.On.Account is { } account => OfAccount(account),
        RecordType.DailyAmounts when record.On.Post is { } post => OfPost(post),
        RecordType.DailyAmounts when record.On.Account is { } account => OfAccount(account),
        RecordType.AudienceMix when record.On.Account is { } account => OfAudience(account),
        RecordType.SurveyResult when record.Id.LastIndexOf('/') is > 0 and var end => SurveyPrefix + record.Id[..end],
        _ => null,
    };

    /// <summary>"cost:lena-autumn": what a day of an agreed cost's span tells the others (<c>CostWindow</c>).</summary>
    public static string OfCost(string cost) => CostPrefix + cost;

    public static bool IsCost(string subject) => subject.StartsWith(CostPrefix, StringComparison.Ordinal);

    public static bool IsPost(string subject) => subject.StartsWith(PostPrefix, StringComparison.Ordinal);

    /// <summary>A mix or a survey: what is said later replaces what was said before, as a whole.</summary>
    public static bool IsMix(string subject) => subject.StartsWith(AudiencePrefix, StringComparison.Ordinal) || subject.StartsWith(SurveyPrefix, StringComparison.Ordinal);

    public static bool IsAccount(string subject) => subject.StartsWith(AccountPrefix, StringComparison.Ordinal);

    /// <summary>The post or account without its prefix.</summary>
    public static string Member(string subject) => subject[(subject.IndexOf(':') + 1)..];
}
