using System.Text.Json;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>
/// Stage one of a day's money: which of its records count, when records of the same identity may be on other days. What the day claims is told to
/// the other days (<see cref="Texts"/>), what they claim comes back, and all of them come to the same end.
/// </summary>
public sealed class IdentitySettlement
{
    private static readonly HashSet<string> NoKeys = [];

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
    /// <param name="full">
    /// Claim keys of identities and orders of which the others could not be told what the day has: all that is set aside, as conflicting unless it
    /// repeats what they say. May be called again when more of them become known.
    /// </param>
    public OrderSettlement Settle(IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, string>> others, IReadOnlySet<string>? full = null)
    {
        var settled = new SettledMoney();
        var standing = new List<StandingMoney>();
        if (others.Count == 0 && told is null) SettleAlone(settled, standing);
        else Settle(Told, new OtherDays(others, full ?? NoKeys), settled, standing);
        return full is { Count: > 0 } ? OrdersWithout(full, settled, standing) : new OrderSettlement(day, registry, standing, totals, settled);
    }

    // Refunds and totals too: on other days they would be counted as missing in what was refunded.
    private OrderSettlement OrdersWithout(IReadOnlySet<string> full, SettledMoney settled, List<StandingMoney> standing)
    {
        bool IsFull(ClaimKey? order) => order is { } key && full.Contains(key.ToString());
        var money = standing.Where(money => !IsFull(OrderOfDay.KeyOf(money.Bid))).ToList();
        var readings = totals.Where(total => !IsFull(total.Key)).ToList();
        settled.SetAside(standing.Count - money.Count + totals.Count - readings.Count, isConflict: true);
        return new OrderSettlement(day, registry, money, readings, settled);
    }

    // No other day has a say, and no bids were made to tell them of: the lone records need none.
    private void SettleAlone(SettledMoney settled, List<StandingMoney> standing)
    {
        foreach (var partial in partials) partial.Lone?.Settle(settled, standing);
        Settle(TableOf(partials.SelectMany(partial => partial.Bids)), OtherDays.None, settled, standing);
    }

    private void Settle(BidTable table, OtherDays others, SettledMoney settled, List<StandingMoney> standing)
    {
        foreach (var (key, bid) in table.First)
        {
            if (bid.Copies == 1 && table.FurtherOf(key) is null && !others.Say(key)) standing.Add(StandingMoney.Lone(bid));
            else Settle(key, table.Of(bid), others, settled, standing);
        }
    }

    private void Settle(ClaimKey key, List<Bid> bids, OtherDays others, SettledMoney settled, List<StandingMoney> standing)
    {
        var contest = new Contest(key, others.With(Claims(bids), key), registry);
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
}

/// <summary>A record that no other of its identity beats.</summary>
/// <param name="Since">Where its voice first spoke: a corrected record keeps its place in the line.</param>
internal readonly record struct StandingMoney(Bid Bid, LogPosition Since)
{
    public static StandingMoney Lone(Bid bid) => new(bid, bid.Claim.First);
}
