namespace KpiFunctions.Core.Attribution.Models;

/// <param name="HalfLife">Of model timeDecay; positive.</param>
/// <param name="MinimumConversions">So many conversions with a touch the models over a period need at least.</param>
public sealed record ModelOptions(TimeSpan HalfLife, int MinimumConversions)
{
    /// <summary>7 days, as Google Analytics had it; 300 conversions, its rule of thumb for data-driven models.</summary>
    public static readonly ModelOptions Default = new(TimeSpan.FromDays(7), 300);
}
