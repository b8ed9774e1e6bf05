namespace KpiFunctions.Core.Rollups.Lines;

/// <summary>The log's one form of a time, "2026-03-10T08:30:15.120Z", to ticks of UTC.</summary>
internal static class LineTime
{
    public const int Length = 24;

    /// <summary>False for every other form and for instants that do not exist.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length != Length || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[23] != 'Z')
            return false;
        var isNumeric = true;
        int year = Two(text, 0, ref isNumeric) * 100 + Two(text, 2, ref isNumeric), month = Two(text, 5, ref isNumeric), day = Two(text, 8, ref isNumeric);
        int hour = Two(text, 11, ref isNumeric), minute = Two(text, 14, ref isNumeric), second = Two(text, 17, ref isNumeric);
        var millisecond = Two(text, 20, ref isNumeric) * 10 + Digit(text[22], ref isNumeric);
        if (!isNumeric || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        ticks = new DateTime(year, month, day).Ticks + (((hour * 60L + minute) * 60 + second) * 1000 + millisecond) * TimeSpan.TicksPerMillisecond;
        return true;
    }

    private static int Two(ReadOnlySpan<byte> text, int at, ref bool isNumeric) => Digit(text[at], ref isNumeric) * 10 + Digit(text[at + 1], ref isNumeric);

    private static int Digit(byte text, ref bool isNumeric)
    {
        var digit = text - '0';
        isNumeric &= digit is >= 0 and <= 9;
        return digit;
    }
}
