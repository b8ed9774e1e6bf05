namespace KpiFunctions.Core.Imports;

/// <summary>How one file writes dates and numbers: decided once, from all of its rows, never row by row.</summary>
/// <param name="Dates">Null: no date of the file leaves it open, or nobody knows; then ambiguous dates are refused.</param>
/// <param name="Decimal">Null as for <paramref name="Dates"/>.</param>
public sealed record FileHabits(DateOrder? Dates, DecimalSign? Decimal)
{
    public static readonly FileHabits Unknown = new(null, null);
}
