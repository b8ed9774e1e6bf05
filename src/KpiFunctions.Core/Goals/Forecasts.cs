namespace KpiFunctions.Core.Goals;

/// <summary>Forecasts of a daily series that repeats by the week.</summary>
public static class Forecasts
{
    public const int Season = 7;

    /// <summary>Least days that the models below need.</summary>
    public const int LeastDays = 2 * Season;

    /// <summary>Each day as the same weekday of the last week.</summary>
    public static double[] SeasonalNaive(ReadOnlySpan<double> series, int days)
    {
        var forecast = new double[days];
        for (var h = 0; h < days; h++) forecast[h] = series[series.Length - Season + h % Season];
        return forecast;
    }
}
