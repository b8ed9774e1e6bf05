using MathNet.Numerics.Distributions;

namespace KpiFunctions.Core.Goals;

/// <summary>Where a goal's value will stand when it is due.</summary>
/// <param name="Low">Null where the past is too short to say how wrong a forecast may be.</param>
/// <param name="Method">seasonal-naive, holt-winters, or pace: as fast as so far.</param>
/// <param name="Tried">How wrong each method was on the past.</param>
public sealed record Projection(double Value, double? Low, double? High, string Method, IReadOnlyList<TestedMethod> Tried)
{
    /// <summary>The range holds the value in four of five cases.</summary>
    public const double Level = 0.8;

    public const string Pace = "pace";

    /// <summary>
    /// How far the sum over the days may be off. A week's error is taken to come half from the week itself and half from where the forecast began, which
    /// stays for all weeks m: s sqrt((m + m²) / 2), times Student's t for as many tries as there were.
    /// </summary>
    public static double HalfWidth(BackTest tested, int days)
    {
        var weeks = days / (double)Forecasts.Season;
        return StudentT.InvCDF(0, 1, tested.Origins, (1 + Level) / 2) * tested.Best.WeekError * Math.Sqrt((weeks + weeks * weeks) / 2);
    }
}
