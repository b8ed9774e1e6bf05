using System.Globalization;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>Something that a sender says.</summary>
/// <param name="Order">Of purchases, refunds and totals.</param>
/// <param name="Value">Minor units of EUR, or the views of a post; 0 for a click.</param>
internal sealed record Fact(string Type, string Id, DateTimeOffset At, string? Link, string? Post, string? Order, long Value)
{
    public const string CsvHeader = "type,id,occurredAt,link,amount,currency,orderId,namespace\n";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public (string Type, string Id) Identity => (Type, Id);

    /// <summary>Counts once for ever; a total is a reading, of which the last stands.</summary>
    public bool IsMoney => Type is "conversion" or "refund" or "cost";

    public bool IsTotal => Type == "refundTotal";

    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);

    public static Fact Event(string type, string id, DateTimeOffset at, string link, string? order, long minor) => new(type, id, at, link, null, order, type == "click" ? 0 : minor);

    public static Fact Views(string post, DateTimeOffset at, long views) => new("postMetrics", $"{post}@{Time(at)}", at, null, post, null, views);

    /// <summary>What was refunded of an order in all.</summary>
    public static Fact Total(string order, DateTimeOffset at, string link, long minor) => new("refundTotal", $"{order}@{Time(at)}", at, link, null, order, minor);

    public string ToJson()
    {
        if (Post is not null) return $$$"""{"type":"postMetrics","occurredAt":"{{{Time(At)}}}","publishedAt":"{{{Time(At)}}}","post":"{{{Post}}}","metrics":{"views":{{{Value}}}}}""";
        var amount = Type == "click" ? "" : $""","amount":"{Amount}","currency":"EUR" """;
        var order = Order is null ? "" : $""","orderId":"{Order}" """;
        return $$"""{"type":"{{Type}}","id":"{{Id}}","occurredAt":"{{Time(At)}}","link":"{{Link}}"{{amount}}{{order}}}""";
    }

    public string ToCsv() => $"{Type},{Id},{Time(At)},{Link},{(Type == "click" ? "," : $"{Amount},EUR")},{Order},shop\n";

    private string Amount => (Value / 100m).ToString("F2", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
