using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Traffic;

/// <summary>What visitors did, added up.</summary>
public sealed class TrafficSum
{
    private readonly Dictionary<string, long> sums = new(StringComparer.Ordinal);
    private int countsOfUsers;

    /// <summary>Null: nobody counted it. Not for <see cref="Metrics.ActiveUsers"/>.</summary>
    public long? this[string metric] => sums.TryGetValue(metric, out var sum) ? sum : null;

    /// <summary>Visitors, where they are one count: who came on two days or to two pages would count twice in a sum.</summary>
    public long? Users => countsOfUsers == 1 ? this[Metrics.ActiveUsers] : null;

    public bool AreUsersCounted => countsOfUsers > 0;

    /// <summary>Engaged sessions by sessions, as Google Analytics 4 has it; null when either is unknown or nobody came.</summary>
    public double? SessionEngagementRate => this[Metrics.Sessions] is > 0 and var sessions && this[Metrics.EngagedSessions] is { } engaged ? (double)engaged / sessions : null;

    internal void Add(string metric, long amount)
    {
        sums[metric] = sums.GetValueOrDefault(metric) + amount;
        if (metric == Metrics.ActiveUsers) countsOfUsers++;
    }
}
