using System.Globalization;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Conversations;

/// <summary>The query of GET /conversations, read and checked.</summary>
/// <param name="Skip">How many remarks earlier pages held.</param>
internal sealed record ConversationRequest(Period Period, ConversationFilter Filter, int Size, int Skip)
{
    private const double MostHours = 24 * 366;

    public static (ConversationRequest? Request, BadParameter? Bad) Read(HttpRequest http, DateOnly today)
    {
        var query = http.Query;
        var (period, bad) = RemarkRange.Read(query, today);
        if (period is not { } range) return (null, bad);
        if (!IsOneOf(query["kind"], ConversationFilter.Kinds)) return Bad("kind", $"'kind' is none of: {string.Join(", ", ConversationFilter.Kinds)}.");
        if (!IsOneOf(query["sentiment"], ConversationFilter.Sentiments)) return Bad("sentiment", $"'sentiment' is none of: {string.Join(", ", ConversationFilter.Sentiments)}.");
        if (!TryReadFlag(query["answered"], out var answered)) return Bad("answered", "true or false.");
        if (!TryReadFlag(query["spam"], out var spam)) return Bad("spam", "true or false.");
        if (!TryReadHours(query["olderThanHours"], out var age)) return Bad("olderThanHours", $"'olderThanHours' is no number from 0 to {MostHours}.");
        if (PageSize.Read(http) is not { } size) return (null, PageSize.Bad);
        if (!TryReadSkip(query["continuation"], out var skip)) return Bad("continuation", "Pass the value of the page before.");
        var filter = new ConversationFilter(
            Text(query["kind"]), Text(query["sentiment"]), Text(query["topic"]), Text(query["platform"]), Text(query["brand"]), Text(query["campaign"]),
            Text(query["influencer"]), answered, age, spam, Text(query["product"]));
        return (new ConversationRequest(range, filter, size, skip), null);
    }

    /// <summary>Null for an empty parameter, which is one that is not there.</summary>
    public static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <param name="hours">Null for an empty text.</param>
    public static bool TryReadHours(string? text, out TimeSpan? hours)
    {
        hours = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number is not (>= 0 and <= MostHours)) return false;
        hours = TimeSpan.FromHours(number);
        return true;
    }

    private static bool IsOneOf(string? text, IReadOnlyList<string> names) => string.IsNullOrEmpty(text) || names.Contains(text);

    private static bool TryReadFlag(string? text, out bool? flag)
    {
        flag = text switch { "true" => true, "false" => false, _ => null };
        return flag is not null || string.IsNullOrEmpty(text);
    }

    private static bool TryReadSkip(string? text, out int skip)
    {
        skip = 0;
        return string.IsNullOrEmpty(text) || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out skip);
    }

    private static (ConversationRequest?, BadParameter?) Bad(string name, string detail) => (null, new BadParameter(name, detail));
}
