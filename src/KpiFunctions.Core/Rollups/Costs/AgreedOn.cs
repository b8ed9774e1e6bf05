using System.Globalization;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups.Costs;

/// <summary>
/// Which agreed costs concern a day, and how. The registry alone knows them, so the question asked of it is the day with its window of time:
/// "2026-03-10/start/end", half open.
/// </summary>
internal static class AgreedOn
{
    public static string Question(DayWindow window) => $"{Text(window.Day)}/{TimeText.Format(window.Start)}/{TimeText.Format(window.End)}";

    public static IReadOnlyList<AgreedPart> Answer(string question, RegistrySnapshot registry)
    {
        var parts = question.Split('/');
        var day = Day(parts[0]);
        // A question of an earlier version has no window: nothing was on its posting day then.
        var window = parts.Length == 3 ? new DayWindow(day, Time(parts[1]), Time(parts[2])) : new DayWindow(day, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);
        return [.. registry.All(RegistryKind.Costs).Select(cost => Of(cost, window, PublishedAt(cost, registry))).Where(part => part.IsBooked || part.Share != CostShare.None)];
    }

    /// <summary>When the cost's post was published; null when it has none, or nobody says.</summary>
    public static DateTimeOffset? PublishedAt(RegistryEntry cost, RegistrySnapshot registry) =>
        registry.Find(RegistryKind.Posts, cost["post"])?["publishedAt"] is { } text && TimeText.TryParse(text, out var time) ? time : null;

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static AgreedPart Of(RegistryEntry cost, DayWindow window, DateTimeOffset? publishedAt)
    {
        var isPosted = publishedAt is { } at && window.Contains(at);
        var isBooked = cost["from"] is { } from ? Day(from) == window.Day : isPosted;
        return new AgreedPart(cost, isBooked, cost["allocation"] switch
        {
            "flat" => IsIn(cost, window.Day) ? CostShare.Slice : CostShare.None,
            "impressions" => IsIn(cost, window.Day) ? CostShare.ByImpressions : CostWindow.Of(cost).Closing == window.Day ? CostShare.Closing : CostShare.None,
            "posting" => isPosted ? CostShare.Whole : isBooked && publishedAt is null ? CostShare.Unknown : CostShare.None,
            _ => isBooked ? CostShare.Whole : CostShare.None,
        });
    }

    private static bool IsIn(RegistryEntry cost, DateOnly day) => Day(cost["from"]!) <= day && day <= Day(cost["to"] ?? cost["from"]!);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
