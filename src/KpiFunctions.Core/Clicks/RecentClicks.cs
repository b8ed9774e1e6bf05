namespace KpiFunctions.Core.Clicks;

/// <summary>
/// Which person followed which link within the last hour, as far as this instance remembers. Bounded: what was forgotten counts as new, so
/// a full memory or another instance makes a click human, never lost.
/// </summary>
public sealed class RecentClicks(int capacity = 100_000)
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Person, string Link), DateTimeOffset> clicks = [];
    private readonly Queue<((string Person, string Link) Click, DateTimeOffset At)> oldestFirst = new();

    /// <summary>True when the click is not a repetition; the window then starts with it.</summary>
    public bool IsNew(string person, string link, DateTimeOffset now)
    {
        lock (gate)
        {
            Forget(now);
            if (!clicks.TryAdd((person, link), now)) return false;
            oldestFirst.Enqueue(((person, link), now));
            return true;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        while (oldestFirst.TryPeek(out var oldest) && (now - oldest.At >= Window || clicks.Count >= capacity))
            clicks.Remove(oldestFirst.Dequeue().Click);
    }
}
