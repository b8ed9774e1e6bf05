namespace KpiFunctions.Core.Records;

/// <summary>What a line of the event log says. The wire name is the camel-cased member name (<see cref="RecordTypes"/>).</summary>
public enum RecordType
{
    Click,
    Conversion,
    Refund,
    Cost,
    /// <summary>Lifetime counters of one post at a time: the last reading of a day wins.</summary>
    PostMetrics,
    /// <summary>Gauges of one account at a time (followers): the last reading of a day wins.</summary>
    AccountMetrics,
    /// <summary>What had been refunded of one order in all at a time: it adds only what no refund has said.</summary>
    RefundTotal,
    /// <summary>A change of the registry.</summary>
    Declaration,
    /// <summary>Takes back an import.</summary>
    Retraction,
    /// <summary>
    /// What one post, account or website did on one day, as a tool counted it: no counter of a life. The latest count of a day replaces the former
    /// ones. It goes before the difference of the lifetime counter, and never adds to it.
    /// </summary>
    DailyAmounts,
    /// <summary>Somebody's comment under a post.</summary>
    Comment,
    /// <summary>Somebody speaks of the brand, a competitor or a product elsewhere.</summary>
    Mention,
    /// <summary>A private message to one of the brand's accounts.</summary>
    Message,
    /// <summary>An answer to a comment, mention or message, by the brand or by others.</summary>
    Reply,
    /// <summary>What an account's audience is made of at a time: shares by attribute and value.</summary>
    AudienceMix,
    /// <summary>What a survey's question came to: counts by answer.</summary>
    SurveyResult,
}

public enum RecordKind
{
    Event,
    Reading,
    Declaration,
    Retraction,
}

public static class RecordTypes
{
    private static readonly Dictionary<string, RecordType> ByName = Enum.GetValues<RecordType>().ToDictionary(WireName, StringComparer.Ordinal);

    public static string WireName(this RecordType type) => type switch
    {
        RecordType.Click => "click",
        RecordType.Conversion => "conversion",
        RecordType.Refund => "refund",
        RecordType.Cost => "cost",
        RecordType.PostMetrics => "postMetrics",
        RecordType.AccountMetrics => "accountMetrics",
        RecordType.DailyAmounts => "dailyAmounts",
        RecordType.Comment => "comment",
        RecordType.Mention => "mention",
        RecordType.Message => "message",
        RecordType.Reply => "reply",
        RecordType.AudienceMix => "audienceMix",
        RecordType.SurveyResult => "surveyResult",
        RecordType.RefundTotal => "refundTotal",
        RecordType.Declaration => "declaration",
        RecordType.Retraction => "retraction",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static bool TryParse(string name, out RecordType type) => ByName.TryGetValue(name, out type);

    public static RecordKind Kind(this RecordType type) => type switch
    {
        RecordType.PostMetrics or RecordType.AccountMetrics or RecordType.DailyAmounts or RecordType.RefundTotal
            or RecordType.AudienceMix or RecordType.SurveyResult => RecordKind.Reading,
        RecordType.Declaration => RecordKind.Declaration,
        RecordType.Retraction => RecordKind.Retraction,
        _ => RecordKind.Event,
    };

    /// <summary>Money records count once for ever, whatever day they say they happened on.</summary>
    public static bool IsMoney(this RecordType type) => type is RecordType.Conversion or RecordType.Refund or RecordType.Cost;

    /// <summary>What somebody said: events with a text (<see cref="Remark"/>).</summary>
    public static bool IsRemark(this RecordType type) => type is RecordType.Comment or RecordType.Mention or RecordType.Message or RecordType.Reply;
}
