using System.Globalization;
using System.Text.Json;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>Events as <c>POST /events</c> and <c>POST /webhooks/{source}</c> take them.</summary>
internal static class EventBody
{
    /// <summary>Message ids of refunds begin so.</summary>
    public const string RefundMessage = "msg_refund_";

    public static byte[] Ndjson(IEnumerable<SampleEvent> events, IssueClickId issueClickId)
    {
        using var lines = new MemoryStream();
        foreach (var each in events)
        {
            using (var json = new Utf8JsonWriter(lines)) WriteObject(json, each, issueClickId, withType: true, withTime: true);
            lines.WriteByte((byte)'\n');
        }
        return lines.ToArray();
    }

    /// <summary>The envelope of Standard Webhooks: the time is the message's, and a refund's id too.</summary>
    public static byte[] Webhook(SampleEvent each, IssueClickId issueClickId)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("type", each.Type);
            json.WriteString("timestamp", Time(each.At));
            json.WritePropertyName("data");
            WriteObject(json, each, issueClickId, withType: false, withTime: false);
            json.WriteEndObject();
        }
        return body.ToArray();
    }

    public static string MessageId(SampleEvent each) => each.Id.StartsWith(RefundMessage, StringComparison.Ordinal) ? each.Id : "msg_" + each.Id;

    private static void WriteObject(Utf8JsonWriter json, SampleEvent each, IssueClickId issueClickId, bool withType, bool withTime)
    {
        json.WriteStartObject();
        foreach (var (name, value) in Members(each, issueClickId))
        {
            if (value is null || (name == "type" && !withType) || (name == "occurredAt" && !withTime)) continue;
            json.WriteString(name, value);
        }
        if (each.ByUtm) WriteUtm(json, each);
        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, string? Value)> Members(SampleEvent each, IssueClickId issueClickId) =>
    [
        ("type", each.Type),
        ("id", each.Id.StartsWith(RefundMessage, StringComparison.Ordinal) ? null : each.Id),
        ("occurredAt", Time(each.At)),
        ("stage", each.Stage),
        ("campaign", each.ByUtm ? null : each.Campaign),
        ("influencer", each.ByUtm ? null : each.Influencer),
        ("platform", each.ByUtm ? null : each.Platform),
        ("post", each.Post),
        ("link", each.Link),
        ("country", each.Country),
        ("clickId", each.Click is { } click ? issueClickId(click.Link, click.At, click.Person) : each.ForgedClickId),
        ("coupon", each.Coupon),
        ("orderId", each.Order),
        ("amount", each.Minor is { } minor ? MoneyText.Major(minor, each.Currency!) : null),
        ("currency", each.Currency),
        ("costKind", each.CostKind),
        (each.Stage == "purchase" ? "customerId" : "visitorId", each.Person),
    ];

    private static void WriteUtm(Utf8JsonWriter json, SampleEvent each)
    {
        json.WriteStartObject("utm");
        foreach (var (name, value) in new[] { ("source", each.Platform), ("medium", each.Influencer), ("campaign", each.Campaign) })
            if (value is not null)
                json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
