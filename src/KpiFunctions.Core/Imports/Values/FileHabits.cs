namespace KpiFunctions.Core.Imports;

/// <summary>How one file writes dates and numbers: decided once, from all of its rows, never row by row.</summary>
/// <param name="Dates">Null: no date of the file leaves it open, or nobody knows; then ambiguous dates are refused.</param>
/// <param name="Decimal">Null as for <paramref name="Dates"/>.</param>
public sealed record FileHabits(DateOrder? Dates, DecimalSign? Decimal)
{
    /// <summary>Shares of a whole are written from 0 to 100 without a percent sign: one of them is above 1.</summary>
    public bool SharesOfHundred { get; init; }

    public static readonly FileHabits Unknown = new(null, null);
}
