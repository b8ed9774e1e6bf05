using System.Collections.Concurrent;

namespace KpiFunctions.Access;

/// <summary>
/// So many calls a minute for each caller: a minute's worth may come at once, then one more after each minute's part. It remembers a bounded number of
/// callers; when there are more, those who have their whole allowance are forgotten, which changes nothing for them.
/// </summary>
internal sealed class Allowance(int perMinute, TimeProvider clock)
{
    private const int MostCallers = 100_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Caller> callers = new(StringComparer.Ordinal);

    /// <returns>How long to wait until the next call is answered; null when this one is.</returns>
    public TimeSpan? Take(string caller)
    {
        if (perMinute == 0) return null;
        if (callers.Count >= MostCallers) Forget();
        return callers.GetOrAdd(caller, _ => new Caller()).Take(Minute / perMinute, clock.GetTimestamp(), clock);
    }

    private void Forget()
    {
        var now = clock.GetTimestamp();
        foreach (var (name, caller) in callers)
            if (caller.IsRested(now, clock))
                callers.TryRemove(new KeyValuePair<string, Caller>(name, caller));
        // All of them are busy: this is a flood from everywhere, and to forget it is cheaper than to keep it.
        if (callers.Count >= MostCallers) callers.Clear();
    }

    // Counts time instead of calls: how far ahead of it the caller is.
    private sealed class Caller
    {
        private readonly Lock gate = new();
        private TimeSpan ahead;
        private long at;

        public TimeSpan? Take(TimeSpan one, long now, TimeProvider clock)
        {
            lock (gate)
            {
                var still = Still(now, clock);
                if (still + one > Minute) return still + one - Minute;
                (ahead, at) = (still + one, now);
                return null;
            }
        }

        public bool IsRested(long now, TimeProvider clock)
        {
            lock (gate) return Still(now, clock) == TimeSpan.Zero;
        }

        private TimeSpan Still(long now, TimeProvider clock)
        {
            var left = ahead - clock.GetElapsedTime(at, now);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
