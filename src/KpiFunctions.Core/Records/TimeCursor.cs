namespace KpiFunctions.Core.Records;

/// <summary>Walks a time of ISO 8601 in its extended form. Each step says whether the text is still one; after a false it is not.</summary>
internal ref struct TimeCursor(ReadOnlySpan<char> text)
{
    private const int MaxFractionDigits = 18;
    private const int MillisecondDigits = 3;

    private static readonly TimeSpan MaxOffset = TimeSpan.FromHours(14);

    private ReadOnlySpan<char> rest = text;

    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>One of the characters.</summary>
    public bool Any(ReadOnlySpan<char> of)
    {
        if (rest.IsEmpty || !of.Contains(rest[0])) return false;
        rest = rest[1..];
        return true;
    }

    /// <summary>"2026-03-01".</summary>
    public bool Date(out DateTime date)
    {
        date = default;
        if (!Number(4, out var year) || !Any("-") || !Number(2, out var month) || !Any("-") || !Number(2, out var day)) return false;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateTime(year, month, day);
        return true;
    }

    /// <summary>"09:30", "09:30:15" or "09:30:15.123456", cut to milliseconds.</summary>
    public bool TimeOfDay(out TimeSpan time)
    {
        time = default;
        var (second, millisecond) = (0, 0);
        if (!Number(2, out var hour) || !Any(":") || !Number(2, out var minute)) return false;
        if (Any(":") && (!Number(2, out second) || (Any(".,") && !Fraction(out millisecond)))) return false;
        time = new TimeSpan(0, hour, minute, second, millisecond);
        return hour < 24 && minute < 60 && second < 60;
    }

    /// <summary>"Z", "+02:00" or "-0530", at most 14 hours.</summary>
    public bool Offset(out TimeSpan offset)
    {
        offset = default;
        if (Any("Zz")) return true;
        var isWest = rest is ['-', ..];
        if (!Any("+-") || !Number(2, out var hours)) return false;
        Any(":");
        if (!Number(2, out var minutes)) return false;
        offset = new TimeSpan(isWest ? -hours : hours, isWest ? -minutes : minutes, 0);
        return minutes < 60 && offset.Duration() <= MaxOffset;
    }

    private bool Fraction(out int milliseconds)
    {
        milliseconds = 0;
        var digits = rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : rest.Length;
        if (digits is 0 or > MaxFractionDigits) return false;
        for (var i = 0; i < MillisecondDigits; i++) milliseconds = milliseconds * 10 + (i < digits ? rest[i] - '0' : 0);
        rest = rest[digits..];
        return true;
    }

    private bool Number(int digits, out int number)
    {
        number = 0;
        if (rest.Length < digits || rest[..digits].ContainsAnyExceptInRange('0', '9')) return false;
        foreach (var digit in rest[..digits]) number = number * 10 + digit - '0';
        rest = rest[digits..];
        return true;
    }
}
