namespace KpiFunctions.Core.Goals;

/// <summary>A forecasting method and how wrong it was before.</summary>
/// <param name="WeekError">Root mean square error of the sum of the next seven days, in the series' unit.</param>
public sealed record TestedMethod(string Name, double WeekError);

/// <summary>
/// Tries the methods on the past: from up to twelve days, a week apart, each forecasts the seven days that followed, knowing only what came before.
/// What was least wrong is used.
/// </summary>
public sealed class BackTest
{
    public const string SeasonalNaive = "seasonal-naive";
    public const string HoltWinters = "holt-winters";

    private const int MostOrigins = 12;
    private const int LeastOrigins = 3;

    private BackTest(int origins, IReadOnlyList<TestedMethod> methods)
    {
        Origins = origins;
        Methods = methods;
    }

    /// <summary>Days from which was forecast.</summary>
    public int Origins { get; }

    public IReadOnlyList<TestedMethod> Methods { get; }

    public TestedMethod Best => Methods.MinBy(method => method.WeekError)!;

    /// <returns>Null when the series is too short to try anything on.</returns>
    public static BackTest? Of(double[] series)
    {
        var origins = Math.Min(MostOrigins, (series.Length - Forecasts.LeastDays) / Forecasts.Season);
        if (origins < LeastOrigins) return null;
        return new(origins, [Test(SeasonalNaive, series, origins), Test(HoltWinters, series, origins)]);
    }

    public static double[] Forecast(string method, ReadOnlySpan<double> series, int days) =>
        method == HoltWinters ? Goals.HoltWinters.Forecast(series, days) : Forecasts.SeasonalNaive(series, days);

    private static TestedMethod Test(string method, double[] series, int origins)
    {
        var squares = 0.0;
        for (var back = 1; back <= origins; back++)
        {
            var origin = series.Length - back * Forecasts.Season;
            var error = series.AsSpan(origin, Forecasts.Season).ToArray().Sum() - Forecast(method, series.AsSpan(0, origin), Forecasts.Season).Sum();
            squares += error * error;
        }
        return new(method, Math.Sqrt(squares / origins));
    }
}
