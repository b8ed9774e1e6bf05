using KpiFunctions.Core.Kpis;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Reading;

/// <summary>Which days of a range are rolled up, and which of them may still change.</summary>
/// <param name="Last">Null: none is.</param>
/// <param name="ProvisionalFrom">The first day whose late records are still expected; null: none.</param>
internal sealed record RolledDays(DateOnly? Last, DateOnly? ProvisionalFrom)
{
    public static async Task<RolledDays> OfAsync(IDayTable days, DayStates states, Period period, CancellationToken cancel)
    {
        var rolled = (await days.ListAsync(period.From, period.To, cancel)).Where(entry => entry.MergedRun > 0).ToList();
        var provisional = rolled.Where(entry => states.Of(entry.Day, entry) == DayState.Provisional).Select(entry => (DateOnly?)entry.Day).Min();
        return new(rolled.Max(entry => (DateOnly?)entry.Day), provisional);
    }
}
