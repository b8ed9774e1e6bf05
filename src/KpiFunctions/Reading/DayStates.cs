using KpiFunctions.Core.Kpis;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading;

/// <summary>How settled a day's values are. In the order of severity for a range: one provisional day makes the range provisional.</summary>
internal enum DayState
{
    Never,
    Final,
    /// <summary>A value changed after it had been final.</summary>
    Restated,
    /// <summary>Late records are still expected.</summary>
    Provisional,
}

internal sealed class DayStates(IOptions<ReportingOptions> options, TimeProvider clock)
{
    public DayState Of(DateOnly day, DayEntry? entry)
    {
        if (entry is null || entry.MergedRun == 0) return DayState.Never;
        var final = options.Value.Zone.WindowOf(day).End.AddDays(options.Value.FinalityDays);
        if (clock.GetUtcNow() < final) return DayState.Provisional;
        return entry.RestatedAt is null ? DayState.Final : DayState.Restated;
    }

    public string NameOf(DateOnly day, DayEntry? entry) => NameOf(Of(day, entry));

    /// <summary>The state of a range: the most severe of its rolled days.</summary>
    public DayState Of(Period period, IReadOnlyDictionary<DateOnly, DayEntry> entries) => entries
        .Where(entry => period.Contains(entry.Key))
        .Select(entry => Of(entry.Key, entry.Value))
        .DefaultIfEmpty(DayState.Never)
        .Max();

    public static string NameOf(DayState state) => state.ToString().ToLowerInvariant();
}
