using System.Collections.Frozen;

namespace KpiFunctions.Core.Records;

/// <summary>The names that an event object may use. Flat names; nested ones carry their parent: "utm.source".</summary>
public static class EventFieldNames
{
    public const string MetricPrefix = "metrics.";
    public const string UtmPrefix = "utm.";

    /// <summary>Of an audience mix: "shares.age.18-24".</summary>
    public const string SharesPrefix = "shares.";

    /// <summary>Of a survey's result: "counts.very satisfied".</summary>
    public const string CountsPrefix = "counts.";

    private static readonly string[] Common =
    [
        "type", "id", "occurredAt", "namespace",
        "campaign", "influencer", "platform", "account", "post", "link", "contentType", "country",
        "clickId", "coupon", "orderId", "customerId", "email", "visitorId", "consent",
        "utm.source", "utm.medium", "utm.campaign", "utm.content",
    ];

    private static readonly FrozenDictionary<RecordType, FrozenSet<string>> ByType =
        Enum.GetValues<RecordType>().ToFrozenDictionary(type => type, type => NamesOf(type).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Those of every type, each once.</summary>
    internal static IEnumerable<string> All { get; } = [.. ByType.Values.SelectMany(names => names).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether records of the type may have the field.</summary>
    internal static bool Has(RecordType type, string name) => name != "type" && ByType[type].Contains(name);

    /// <summary>Whether names that begin so are the sender's own; null: none are.</summary>
    internal static string? FreePrefix(RecordType type) => type switch
    {
        RecordType.AudienceMix => SharesPrefix,
        RecordType.SurveyResult => CountsPrefix,
        _ => null,
    };

    internal static void RefuseUnknown(FieldReader reader, RecordType type)
    {
        var known = ByType[type];
        if (reader.Names.All(known.Contains)) return;
        var free = FreePrefix(type);
        foreach (var name in reader.Names.Where(name => !known.Contains(name) && !(free is not null && name.StartsWith(free, StringComparison.Ordinal))).Order(StringComparer.Ordinal))
            reader.Fail(RejectReason.FieldInvalid, name, $"A record of type {type.WireName()} has no field '{name}'.");
    }

    private static IEnumerable<string> NamesOf(RecordType type) =>
    [
        .. Common,
        .. type.IsMoney() || type == RecordType.RefundTotal ? ["amount", "currency"] : Array.Empty<string>(),
        .. type == RecordType.Conversion ? ["stage"] : Array.Empty<string>(),
        .. type is RecordType.Conversion or RecordType.Refund ? ["product"] : Array.Empty<string>(),
        .. type == RecordType.DailyAmounts ? ["readAt", "part"] : Array.Empty<string>(),
        .. type == RecordType.PostMetrics ? [Metrics.PublishedAt] : Array.Empty<string>(),
        .. type == RecordType.Cost ? ["costKind"] : Array.Empty<string>(),
        .. type.IsRemark() ? EventRemarks.Names : [],
        .. type == RecordType.AudienceMix ? ["sampleSize"] : Array.Empty<string>(),
        .. type == RecordType.SurveyResult ? ["survey", "question", "sampleSize"] : Array.Empty<string>(),
        .. EventReadings.NamesOf(type).Select(name => MetricPrefix + name),
    ];
}
