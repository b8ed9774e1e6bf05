using System.Text.Json;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>
/// Stage one of a day's money: which of its records count, when records of the same identity may be on other days. What the day claims is told to
/// the other days (<see cref="Texts"/>), what they claim comes back, and all of them come to the same end.
/// </summary>
public sealed class IdentitySettlement
{
    private static readonly Dictionary<string, IReadOnlyDictionary<DateOnly, string>> NoOthers = [];

    private readonly DateOnly day;
    private readonly RegistryReader registry;
    private readonly IReadOnlyList<RefundTotal> totals;
    private readonly IReadOnlyList<Partial> partials;
    private BidTable? told;

    internal IdentitySettlement(DateOnly day, RegistryReader registry, IReadOnlyList<Partial> partials)
    {
        this.day = day;
        this.registry = registry;
        this.partials = partials;
        totals = [.. partials.SelectMany(partial => partial.Totals)];
    }

    // Of every record of the day: what other days are told, and what they may contest.
    private BidTable Told => told ??= TableOf(partials.SelectMany(partial => partial.AllBids));

    /// <summary>By claim key: JSON of the day's claims, the same whenever they are the same.</summary>
    public IReadOnlyDictionary<string, string> Texts() => Told.First.ToDictionary(
        key => key.Key.ToString(),
        key => JsonSerializer.Serialize(Claims(Told.Of(key.Value)), SettlementJson.Default.IReadOnlyListClaim),
        StringComparer.Ordinal);

    /// <param name="others">By claim key and day: the texts of other days; keys that nobody else claims are absent.</param>
    public OrderSettlement Settle(IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, string>> others)
    {
        var settled = new SettledMoney();
        var standing = new List<StandingMoney>();
        if (others.Count == 0 && told is null) SettleAlone(settled, standing);
        else Settle(Told, others, settled, standing);
        return new OrderSettlement(day, registry, standing, totals, settled);
    }

    // No other day has a say, and no bids were made to tell them of: the lone records need none.
    private void SettleAlone(SettledMoney settled, List<StandingMoney> standing)
    {
        foreach (var partial in partials) partial.Lone?.Settle(settled, standing);
        Settle(TableOf(partials.SelectMany(partial => partial.Bids)), NoOthers, settled, standing);
    }

    private void Settle(BidTable table, IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, string>> others, SettledMoney settled, List<StandingMoney> standing)
    {
        foreach (var (key, bid) in table.First)
        {
            if (bid.Copies == 1 && table.FurtherOf(key) is null && (others.Count == 0 || !others.ContainsKey(key.ToString()))) standing.Add(StandingMoney.Lone(bid));
            else Settle(key, table.Of(bid), ClaimsOf(key, others), settled, standing);
        }
    }

    private void Settle(ClaimKey key, List<Bid> bids, IEnumerable<Claim> others, SettledMoney settled, List<StandingMoney> standing)
    {
        var contest = new Contest(key, Claims(bids).Concat(others), registry);
        foreach (var bid in bids)
        {
            if (bid.Claim.Standing == contest.Counting.Standing) standing.Add(new(bid, contest.Counting.First));
            else settled.SetAside(1, contest.IsConflict(bid.Claim) && contest.Speaks(bid.Claim));
            // What a voice repeats or supersedes itself is a duplicate, whether it counts or not.
            settled.SetAside(bid.Copies - 1, isConflict: false);
            if (Contest.Contradicts(bid.Claim, contest.First) && contest.Speaks(bid.Claim)) settled.List(ConflictOf(key, bid, contest));
        }
    }

    private static BidTable TableOf(IEnumerable<Bid> bids)
    {
        var table = new BidTable();
        foreach (var bid in bids) table.Add(bid);
        return table;
    }

    private static List<Claim> Claims(List<Bid> bids) => [.. bids.Select(bid => bid.Claim).OrderBy(claim => claim.First).Take(Contest.MostVoicesOfADay)];

    private Conflict ConflictOf(ClaimKey key, Bid bid, Contest contest) => new(
        key.ToString(), ConflictAbout.Identity, day, bid.Type, bid.Namespace, bid.Id,
        ConflictSide.Of(contest.First), ConflictSide.Of(bid.Claim), contest.IsResolved ? Contest.Fingerprint(contest.Counting) : null);

    private static IEnumerable<Claim> ClaimsOf(ClaimKey key, IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, string>> others) =>
        others.TryGetValue(key.ToString(), out var byDay)
            ? byDay.Values.SelectMany(text => JsonSerializer.Deserialize(text, SettlementJson.Default.IReadOnlyListClaim)!)
            : [];
}

/// <summary>A record that no other of its identity beats.</summary>
/// <param name="Since">Where its voice first spoke: a corrected record keeps its place in the line.</param>
internal readonly record struct StandingMoney(Bid Bid, LogPosition Since)
{
    public static StandingMoney Lone(Bid bid) => new(bid, bid.Claim.First);
}
