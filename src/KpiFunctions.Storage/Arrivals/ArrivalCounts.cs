using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Storage.Arrivals;

/// <summary>How conversions arrived on a UTC day, repetitions included.</summary>
/// <param name="Bare">With neither a click id of ours, going by its shape, nor a coupon: nobody can be credited but by what else they say.</param>
public readonly record struct Arrivals(long Conversions, long Bare)
{
    public static Arrivals operator +(Arrivals one, Arrivals other) => new(one.Conversions + other.Conversions, one.Bare + other.Bare);
}

/// <summary>What this process has let in since it started. Kept for the days that are reported.</summary>
public sealed class ArrivalCounts
{
    /// <summary>Days that the health report looks back, today included.</summary>
    public const int Days = 7;

    private readonly Lock gate = new();
    private readonly Dictionary<DateOnly, Arrivals> byDay = [];
    private readonly HashSet<DateOnly> unsaved = [];

    public void Add(IReadOnlyList<LogRecord> records)
    {
        foreach (var record in records)
            if (record.Type == RecordType.Conversion) Add(record);
    }

    /// <summary>Days that have changed since they were last taken, each with all that was counted of it.</summary>
    public IReadOnlyList<(DateOnly Day, Arrivals Count)> Take()
    {
        lock (gate)
        {
            List<(DateOnly, Arrivals)> taken = [.. unsaved.Select(day => (day, byDay[day]))];
            unsaved.Clear();
            return taken;
        }
    }

    /// <summary>They could not be saved: the next <see cref="Take"/> has them again.</summary>
    public void PutBack(IEnumerable<DateOnly> days)
    {
        lock (gate) unsaved.UnionWith(days.Where(byDay.ContainsKey));
    }

    private void Add(LogRecord record)
    {
        var day = DateOnly.FromDateTime(record.ReceivedAt.UtcDateTime);
        lock (gate)
        {
            if (!byDay.TryGetValue(day, out var count)) Forget(day.AddDays(-Days));
            byDay[day] = count + new Arrivals(1, IsBare(record) ? 1 : 0);
            unsaved.Add(day);
        }
    }

    // A network's own click id names no link of ours.
    private static bool IsBare(LogRecord record) => record.Coupon is null && (record.ClickId is null || !ClickIds.HasShape(record.ClickId));

    private void Forget(DateOnly until)
    {
        foreach (var old in byDay.Keys.Where(day => day <= until && !unsaved.Contains(day)).ToList()) byDay.Remove(old);
    }
}
