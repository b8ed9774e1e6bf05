using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// What posts did on the day. Daily amounts are taken as they are, negative ones too: more likes may be taken back than given. Other lifetime counters
/// give today's value minus that of the latest earlier reading. A post's counters start at 0 when it is
/// published, so its first reading counts in full, on the day it was read. A counter that fell is a correction by the network, not negative
/// activity: it books 0 and is counted in <see cref="Fallen"/>. A competitor's posts are in no row.
/// </summary>
internal sealed class PostMeasures(RowTable table, AccountMeasures accounts, IReadOnlyDictionary<string, ClosingReading> earlier)
{
    private static readonly (string Counter, Measure Measure)[] OfCounter =
    [
        (Metrics.Views, Measures.Views),
        (Metrics.Impressions, Measures.Impressions),
        (Metrics.Reach, Measures.PostReach),
        (Metrics.Likes, Measures.Likes),
        (Metrics.Comments, Measures.Comments),
        (Metrics.Shares, Measures.Shares),
        (Metrics.Saves, Measures.Saves),
    ];

    private static readonly string[] Engagements = [Metrics.Likes, Metrics.Comments, Metrics.Shares, Metrics.Saves];

    public long Fallen { get; private set; }

    public void Add(DayReading reading)
    {
        if (!accounts.IsOurs(reading.Account)) return;
        var amounts = AmountsOf(reading);
        var account = accounts.GaugeOf(reading.Account);
        foreach (var row in table.Of(reading.PostMembers))
        {
            foreach (var (counter, measure) in OfCounter)
                if (amounts.TryGetValue(counter, out var amount))
                    row.Measures.Add(measure, amount);
            AddEngagements(row, amounts, knowsFollowers: account is not null);
            row.Saw(reading.AsOf);
        }
        if (account is var (gauge, followers))
            table.Of(Scope.Of((Dimension.Post, reading.PostMembers.Post!))).Measures.Add(gauge, followers);
    }

    // Each rate's numerator holds only the engagements whose base is known too: a network without reach must not inflate a rate by reach.
    private static void AddEngagements(RowPart row, Dictionary<string, long> amounts, bool knowsFollowers)
    {
        var known = Engagements.Where(amounts.ContainsKey).ToList();
        if (known.Count == 0) return;
        var engagements = known.Sum(counter => amounts[counter]);
        if (amounts.ContainsKey(Metrics.Reach)) row.Measures.Add(Measures.EngagementsWithReach, engagements);
        if (amounts.ContainsKey(Metrics.Impressions)) row.Measures.Add(Measures.EngagementsWithImpressions, engagements);
        if (knowsFollowers) row.Measures.Add(Measures.EngagementsWithFollowers, engagements);
    }

    private Dictionary<string, long> AmountsOf(DayReading reading)
    {
        var before = earlier.GetValueOrDefault(reading.Subject)?.Counters;
        var amounts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (metric, said) in reading.Amounts ?? DayReading.NoCounters) amounts[metric] = said;
        foreach (var (counter, value) in reading.Counters)
        {
            if (amounts.ContainsKey(counter)) continue;
            var amount = value - (before?.GetValueOrDefault(counter) ?? 0);
            if (amount < 0) Fallen++;
            amounts[counter] = Math.Max(0, amount);
        }
        return amounts;
    }
}
