using System.Collections.Frozen;

namespace KpiFunctions.Core.Records;

/// <summary>The names that an event object may use. Flat names; nested ones carry their parent: "utm.source".</summary>
public static class EventFieldNames
{
    public const string MetricPrefix = "metrics.";
    public const string UtmPrefix = "utm.";

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

    internal static void RefuseUnknown(FieldReader reader, RecordType type)
    {
        var known = ByType[type];
        if (reader.Names.All(known.Contains)) return;
        foreach (var name in reader.Names.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal))
            reader.Fail(RejectReason.FieldInvalid, name, $"A record of type {type.WireName()} has no field '{name}'.");
    }

    private static IEnumerable<string> NamesOf(RecordType type) =>
    [
        .. Common,
        .. type.IsMoney() || type == RecordType.RefundTotal ? ["amount", "currency"] : Array.Empty<string>(),
        .. type == RecordType.Conversion ? ["stage"] : Array.Empty<string>(),
        .. type == RecordType.DailyAmounts ? ["readAt", "part"] : Array.Empty<string>(),
        .. type == RecordType.Cost ? ["costKind"] : Array.Empty<string>(),
        .. EventReadings.NamesOf(type).Select(name => MetricPrefix + name),
    ];
}
