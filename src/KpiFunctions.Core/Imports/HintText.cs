namespace KpiFunctions.Core.Imports;

/// <summary>Hints as people write them, in blob metadata and in mappings. Null for what is none.</summary>
public static class HintText
{
    public static DateOrder? Dates(string? text) => text?.ToLowerInvariant() switch { "mdy" => DateOrder.MonthFirst, "dmy" => DateOrder.DayFirst, _ => null };

    public static DecimalSign? Decimal(string? text) => text?.ToLowerInvariant() switch { "point" => DecimalSign.Point, "comma" => DecimalSign.Comma, _ => null };

    /// <param name="text">An IANA name.</param>
    public static TimeZoneInfo? Zone(string? text) => text is not null && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : null;

    public static string Of(DateOrder order) => order == DateOrder.MonthFirst ? "mdy" : "dmy";

    public static string Of(DecimalSign sign) => sign == DecimalSign.Point ? "point" : "comma";
}
