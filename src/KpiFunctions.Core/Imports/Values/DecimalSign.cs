namespace KpiFunctions.Core.Imports;

/// <summary>What stands before the decimals of a file's numbers; the other sign then sets off thousands. One for the whole file.</summary>
public enum DecimalSign
{
    Point,
    Comma,
}

/// <summary>In which order a file writes day and month where only numbers tell: 03/04/2026. One for the whole file.</summary>
public enum DateOrder
{
    MonthFirst,
    DayFirst,
}
