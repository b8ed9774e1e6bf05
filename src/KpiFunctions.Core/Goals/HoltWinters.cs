namespace KpiFunctions.Core.Goals;

/// <summary>
/// Additive Holt-Winters with a damped trend (Gardner and McKenzie 1985): level, trend and seven weekdays, smoothed by the constants that predict the
/// series itself best, one day ahead. Damped, because a trend of some weeks is no reason to expect it for a year.
/// </summary>
public sealed class HoltWinters
{
    private const double Damping = 0.95;

    private static readonly (double Level, double Trend, double Season)[] Grid =
    [
        .. from level in new[] { 0.05, 0.15, 0.3, 0.5 }
           from trend in new[] { 0, 0.05, 0.15 }
           from season in new[] { 0.05, 0.2 }
           select (level, trend, season),
    ];

    private readonly double[] seasons = new double[Forecasts.Season];
    private double level;
    private double trend;
    private int day;

    private HoltWinters(ReadOnlySpan<double> firstWeeks)
    {
        level = Mean(firstWeeks);
        for (var i = 0; i < firstWeeks.Length; i++) seasons[i % Forecasts.Season] += (firstWeeks[i] - level) * Forecasts.Season / firstWeeks.Length;
    }

    /// <param name="series">At least <see cref="Forecasts.LeastDays"/>, oldest first.</param>
    public static double[] Forecast(ReadOnlySpan<double> series, int days)
    {
        HoltWinters? best = null;
        var least = double.PositiveInfinity;
        foreach (var constants in Grid)
        {
            var model = new HoltWinters(series[..Forecasts.LeastDays]);
            var error = model.Run(series, constants);
            if (error >= least) continue;
            (best, least) = (model, error);
        }
        return best!.Ahead(days);
    }

    // The sum of the squared errors one day ahead.
    private double Run(ReadOnlySpan<double> series, (double Level, double Trend, double Season) constants)
    {
        var squares = 0.0;
        foreach (var value in series)
        {
            ref var season = ref seasons[day++ % Forecasts.Season];
            var error = value - (level + Damping * trend + season);
            squares += error * error;
            var moved = Damping * trend;
            level += moved + constants.Level * error;
            trend = moved + constants.Level * constants.Trend * error;
            season += constants.Season * (1 - constants.Level) * error;
        }
        return squares;
    }

    private double[] Ahead(int days)
    {
        var forecast = new double[days];
        var (drift, damping) = (0.0, 1.0);
        for (var h = 0; h < days; h++)
        {
            drift += trend * (damping *= Damping);
            forecast[h] = level + drift + seasons[(day + h) % Forecasts.Season];
        }
        return forecast;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }
}
