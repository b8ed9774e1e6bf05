using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups.Costs;

/// <summary>
/// The days that share a cost by impressions. Each keeps the impressions that it had as a reading of the cost, and the day after the last keeps that
/// it was rolled: then all days have come and the shares are known. Before, a share would stand for days that nobody has seen yet.
/// </summary>
/// <param name="Subject">"cost:lena-autumn".</param>
public sealed record CostWindow(string Subject, DateOnly From, DateOnly To)
{
    private const string Closed = "closed";

    public DateOnly Closing => To.AddDays(1);

    internal static CostWindow Of(RegistryEntry cost) => new(Subjects.OfCost(cost.Id), AgreedOn.Day(cost["from"]!), AgreedOn.Day(cost["to"] ?? cost["from"]!));

    public static bool IsClosing(ClosingReading reading) => reading.Counters.ContainsKey(Closed);

    /// <param name="impressions">Null when none were measured on the day.</param>
    internal ClosingReading OfDay(DayWindow day, long? impressions)
    {
        var counters = new Dictionary<string, long>(StringComparer.Ordinal);
        if (day.Day == Closing) counters[Closed] = 1;
        else if (impressions is { } shown) counters[Metrics.Impressions] = shown;
        return new ClosingReading(Subject, day.Day, day.Start, counters);
    }

    /// <summary>The day's part of the amount, by largest remainder: the parts of all days are the whole. Null while the shares are not known, and when nothing was measured.</summary>
    /// <param name="readings">Of the cost's days, this one among them.</param>
    internal long? PartOf(DateOnly day, long minor, IEnumerable<ClosingReading> readings)
    {
        var known = readings.ToList();
        var days = known.Where(reading => From <= reading.Day && reading.Day <= To).OrderBy(reading => reading.Day).ToList();
        var shown = days.ConvertAll(reading => Math.Max(0, reading.Counters.GetValueOrDefault(Metrics.Impressions)));
        if (!known.Exists(reading => reading.Day == Closing && IsClosing(reading)) || shown.Sum() == 0) return null;
        return WholeSplit.Of(minor, shown)[days.FindIndex(reading => reading.Day == day)];
    }
}
