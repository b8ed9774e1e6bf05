namespace KpiFunctions.Core.Records;

/// <summary>The names that an event object may use. Flat names; nested ones carry their parent: "utm.source".</summary>
public static class EventFieldNames
{
    public const string MetricPrefix = "metrics.";

    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "type", "id", "occurredAt", "namespace",
        "campaign", "influencer", "platform", "account", "post", "link", "contentType", "country",
        "clickId", "coupon", "orderId", "customerId", "email", "visitorId",
        "utm.source", "utm.medium", "utm.campaign", "utm.content",
    };

    private static readonly HashSet<string> OfMoney = new(StringComparer.Ordinal) { "amount", "currency" };

    internal static void RefuseUnknown(FieldReader reader, RecordType type)
    {
        foreach (var name in reader.Names.Where(name => !IsKnown(name, type)).Order(StringComparer.Ordinal))
            reader.Fail(RejectReason.FieldInvalid, name, $"A record of type {type.WireName()} has no field '{name}'.");
    }

    private static bool IsKnown(string name, RecordType type) =>
        Common.Contains(name)
        || (OfMoney.Contains(name) && (type.IsMoney() || type == RecordType.RefundTotal))
        || (name == "stage" && type == RecordType.Conversion)
        || (name == "costKind" && type == RecordType.Cost)
        || (name.StartsWith(MetricPrefix, StringComparison.Ordinal) && EventReadings.NamesOf(type).Contains(name[MetricPrefix.Length..]));
}
