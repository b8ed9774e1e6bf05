using System.Globalization;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>Something that a sender says.</summary>
/// <param name="Value">Minor units of EUR, or the views of a post; 0 for a click.</param>
internal sealed record Fact(string Type, string Id, DateTimeOffset At, string? Link, string? Post, long Value)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public bool IsMoney => Type is "conversion" or "refund" or "cost";

    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);

    public static Fact Event(string type, string id, DateTimeOffset at, string link, long minor) => new(type, id, at, link, null, type == "click" ? 0 : minor);

    public static Fact Views(string post, DateTimeOffset at, long views) => new("postMetrics", $"{post}@{Time(at)}", at, null, post, views);

    public string ToJson()
    {
        if (Post is not null) return $$$"""{"type":"postMetrics","occurredAt":"{{{Time(At)}}}","post":"{{{Post}}}","metrics":{"views":{{{Value}}}}}""";
        var amount = Type == "click" ? "" : $""","amount":"{Amount}","currency":"EUR" """;
        return $$"""{"type":"{{Type}}","id":"{{Id}}","occurredAt":"{{Time(At)}}","link":"{{Link}}"{{amount}}}""";
    }

    public string ToCsv() => $"{Type},{Id},{Time(At)},{Link},{(Type == "click" ? "," : $"{Amount},EUR")},shop\n";

    private string Amount => (Value / 100m).ToString("F2", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
