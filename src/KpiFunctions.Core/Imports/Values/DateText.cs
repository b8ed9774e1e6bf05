using System.Globalization;
using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Imports;

/// <summary>A date as a cell says it, perhaps without year, with a time of day and an offset or not.</summary>
/// <param name="Year">Null: the tool leaves it out ("August 31").</param>
internal readonly record struct WrittenDate(int? Year, int Month, int Day, TimeOnly? Time, TimeSpan? Offset)
{
    /// <summary>Null when there is no such day.</summary>
    public DateOnly? InYear(int year) => Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(year, Month) ? new DateOnly(year, Month, Day) : null;
}

/// <summary>Reads dates: ISO, "20260826", "03/27/2026 06:08", "27.03.2026", "Jan 21, 2025", "Fri, Jun 5, 2026", "23 August", "24-Mar-2022 11:59PM", "2015-09-30 18:42 +0000".</summary>
internal static partial class DateText
{
    private const string Time = @"(?:(?:[T ]|, | at )\s*(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,][0-9]+)?)?" +
        @"\s*(?<half>[ap]\.?m\.?)?\s*(?<offset>Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?)?\z";

    private const string YearMonthDay =
        @"^(?<year>[0-9]{4})(?:(?<sign>[-/.])(?<month>[0-9]{1,2})\k<sign>(?<day>[0-9]{1,2})|(?<month>[0-9]{2})(?<day>[0-9]{2})|年(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})日)";

    /// <param name="order">Used only for 03/04/2026; null refuses such a date.</param>
    public static WrittenDate? Parse(string cell, DateOrder? order)
    {
        if (YearFirst().Match(cell) is { Success: true } iso) return Build(iso, Number(iso, "month"), Number(iso, "day"));
        if (Numeric().Match(cell) is { Success: true } numeric) return ParseNumeric(numeric, order);
        var named = MonthFirst().Match(cell) is { Success: true } first ? first : DayFirst().Match(cell);
        return named.Success && MonthNames.Find(named.Groups["name"].Value) is { } month ? Build(named, month, Number(named, "day")) : null;
    }

    /// <summary>The order that a date gives away by itself; null when it does not, or is no numeric date.</summary>
    public static DateOrder? OrderOf(string cell)
    {
        if (Numeric().Match(cell) is not { Success: true } match) return null;
        if (match.Groups["sign"].Value == ".") return DateOrder.DayFirst;
        var (a, b) = (Number(match, "a"), Number(match, "b"));
        return a > 12 && b <= 12 ? DateOrder.DayFirst : b > 12 && a <= 12 ? DateOrder.MonthFirst : null;
    }

    /// <summary>True for 03/04/2026, which is one day or another; 03/03/2026 is the same both ways.</summary>
    public static bool IsAmbiguous(string cell) =>
        Numeric().Match(cell) is { Success: true } match && OrderOf(cell) is null && Number(match, "a") != Number(match, "b");

    private static WrittenDate? ParseNumeric(Match match, DateOrder? order)
    {
        var (a, b) = (Number(match, "a"), Number(match, "b"));
        if (match.Groups["sign"].Value == ".") order = DateOrder.DayFirst;
        if (order is null && a != b) return null;
        return order == DateOrder.DayFirst ? Build(match, b, a) : Build(match, a, b);
    }

    private static WrittenDate? Build(Match match, int month, int day)
    {
        int? year = match.Groups["year"].Success ? Number(match, "year") : null;
        if (TimeOf(match) is not (var time, true)) return null;
        var written = new WrittenDate(year, month, day, time, OffsetOf(match.Groups["offset"]));
        return written.InYear(year is > 0 ? year.Value : 2000) is null ? null : written;
    }

    private static (TimeOnly? Time, bool IsValid) TimeOf(Match match)
    {
        if (!match.Groups["hour"].Success) return (null, true);
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), match.Groups["second"].Success ? Number(match, "second") : 0);
        if (match.Groups["half"] is { Success: true } half)
        {
            if (hour is < 1 or > 12) return (null, false);
            hour = hour % 12 + (half.Value[0] is 'p' or 'P' ? 12 : 0);
        }
        return hour > 23 || minute > 59 || second > 59 ? (null, false) : (new TimeOnly(hour, minute, second), true);
    }

    private static TimeSpan? OffsetOf(Group offset)
    {
        if (!offset.Success) return null;
        if (offset.Value[0] is not ('+' or '-')) return TimeSpan.Zero;
        var digits = offset.Value[1..].Replace(":", "", StringComparison.Ordinal);
        var size = new TimeSpan(int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..], CultureInfo.InvariantCulture), 0);
        return offset.Value[0] == '-' ? -size : size;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(YearMonthDay + Time, Options)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})(?<sign>[-/.])(?<b>[0-9]{1,2})\k<sign>(?<year>[0-9]{4})" + Time, Options)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"^(?:\p{L}{2,12}\.?, )?(?<name>\p{L}{3,12})\.? (?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:,? (?<year>[0-9]{4}))?" + Time, Options)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"^(?:\p{L}{2,12}\.?, )?(?<day>[0-9]{1,2})(?:\.? (?:de )?|-)(?<name>\p{L}{3,12})\.?(?:(?:,? (?:de )?|-)(?<year>[0-9]{4}))?" + Time, Options)]
    private static partial Regex DayFirst();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
}
