using System.Globalization;
using System.Net;
using KpiFunctions.Core.Clicks;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>
/// Changes the texts that a path found. What a transform cannot read it leaves as it is, so that the record's own checks refuse it by name; it never
/// turns it into something plausible.
/// </summary>
internal sealed record Transform(Func<IReadOnlyList<string>, Payload, IReadOnlyList<string>> Apply)
{
    /// <exception cref="FormatException">There is no such transform.</exception>
    public static Transform Parse(string text)
    {
        var (name, argument) = text.Split(':', 2) is [var before, var after] ? (before, after) : (text, "");
        return name switch
        {
            "sum" => new((texts, _) => [Amounts.Sum(texts)]),
            "less" => WithOther(argument, Amounts.Less),
            "plus" => WithOther(argument, Amounts.Plus),
            "abs" => Each((value, _) => value.TrimStart('-')),
            "minor" => Each((value, payload) => Amounts.FromMinor(value, payload.Currency)),
            "stripeMinor" => Each((value, payload) => Amounts.FromStripe(value, payload.Currency)),
            "unix" => Each((value, _) => Times.FromUnix(value)),
            "utc" => Each((value, _) => Times.AsUtc(value)),
            "xTime" => Each((value, _) => Times.FromX(value)),
            "query" => Each((value, _) => QueryValue(value, argument)),
            "kpiClick" => Each((value, _) => ClickIds.HasShape(value) ? value : null),
            "present" => Each((value, _) => value.Length > 0 ? "true" : null),
            // Meta sends -1 for "fewer than five": unknown, and not a count.
            "count" => Each((value, _) => value.StartsWith('-') ? null : value),
            _ => throw new FormatException($"'{text}' is no transform."),
        };
    }

    private static Transform Each(Func<string, Payload, string?> change) =>
        new((texts, payload) => [.. texts.Select(text => change(text, payload)).OfType<string>()]);

    private static Transform WithOther(string path, Func<string, string, string> join)
    {
        var other = new FieldRule(path);
        return new((texts, payload) => other.Read(payload) is { } second ? [join(texts[0], second)] : []);
    }

    // Of "/spring?utm_source=x&kpi_click=abc" or a whole address; of a name that comes twice the first counts.
    private static string? QueryValue(string address, string name)
    {
        var query = address.IndexOf('?') is >= 0 and var mark ? address[(mark + 1)..].Split('#')[0] : "";
        foreach (var pair in query.Split('&'))
            if (pair.Split('=', 2) is [var key, var value] && WebUtility.UrlDecode(key) == name) return WebUtility.UrlDecode(value);
        return null;
    }
}

/// <summary>Times that are no ISO 8601 with an offset.</summary>
internal static class Times
{
    private const long FirstMilliseconds = 100_000_000_000; // As seconds that is the year 5138.
    private const long Last = 253_402_300_799_999; // 9999-12-31, milliseconds.

    /// <summary>Whole seconds since 1970, or milliseconds where they are too many for seconds.</summary>
    public static string FromUnix(string text)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > Last) return text;
        return Records.TimeText.Format(number < FirstMilliseconds ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number));
    }

    /// <summary>A time that its field's name calls UTC and that says no offset.</summary>
    public static string AsUtc(string text) => text.Length > 10 && text.AsSpan(10).IndexOfAny("Zz+-") < 0 ? text + "Z" : text;

    /// <summary>"Wed Oct 10 20:19:24 +0000 2018", as X's older payloads write it.</summary>
    public static string FromX(string text)
    {
        const string format = "ddd MMM dd HH:mm:ss zzz yyyy";
        var isRead = DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        return isRead ? Records.TimeText.Format(time) : text;
    }
}
