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

    private static readonly string[] Actions = [Metrics.Likes, Metrics.Comments, Metrics.Shares];

    /// <summary>An amount that counts only where the other is reported too.</summary>
    private static readonly (string Of, string With, Measure Measure)[] Pairs =
    [
        (Metrics.Impressions, Metrics.Reach, Measures.ImpressionsWithReach),
        (Metrics.Reach, Metrics.Impressions, Measures.ReachWithImpressions),
        (Metrics.Shares, Metrics.Impressions, Measures.SharesWithImpressions),
    ];

    private static readonly string[] ReachOrLess = [Metrics.Reach, Metrics.Impressions, Metrics.Views];

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
            AddPairs(row, amounts, knowsFollowers: account is not null);
            if (Sum(Actions, amounts) is { } actions) row.Measures.Add(reading.Influencer is null ? Measures.OwnActions : Measures.CreatorActions, actions);
            if (account is var (_, audience) && !earlier.ContainsKey(reading.Subject)) row.Measures.Add(Measures.PotentialReach, audience);
            row.Saw(reading.AsOf);
        }
        if (account is not var (gauge, followers)) return;
        var ofPost = table.Of(Scope.Of((Dimension.Post, reading.PostMembers.Post!))).Measures;
        ofPost.Add(gauge, followers);
        ofPost.Add(Measures.AudienceDays, followers);
    }

    private static void AddPairs(RowPart row, Dictionary<string, long> amounts, bool knowsFollowers)
    {
        foreach (var (of, with, measure) in Pairs)
            if (amounts.TryGetValue(of, out var amount) && amounts.ContainsKey(with))
                row.Measures.Add(measure, amount);
        foreach (var counter in ReachOrLess)
        {
            if (!amounts.TryGetValue(counter, out var amount)) continue;
            row.Measures.Add(Measures.EstimatedReach, amount);
            break;
        }
        AddEngagements(row, amounts, knowsFollowers);
    }

    // Each rate's numerator holds only the engagements whose base is known too: a network without reach must not inflate a rate by reach.
    private static void AddEngagements(RowPart row, Dictionary<string, long> amounts, bool knowsFollowers)
    {
        if (Sum(Engagements, amounts) is not { } engagements) return;
        if (amounts.ContainsKey(Metrics.Reach)) row.Measures.Add(Measures.EngagementsWithReach, engagements);
        if (amounts.ContainsKey(Metrics.Impressions)) row.Measures.Add(Measures.EngagementsWithImpressions, engagements);
        if (amounts.ContainsKey(Metrics.Views)) row.Measures.Add(Measures.EngagementsWithViews, engagements);
        if (knowsFollowers) row.Measures.Add(Measures.EngagementsWithFollowers, engagements);
    }

    private static long? Sum(string[] counters, Dictionary<string, long> amounts)
    {
        var known = counters.Where(amounts.ContainsKey).ToList();
        return known.Count > 0 ? known.Sum(counter => amounts[counter]) : null;
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
