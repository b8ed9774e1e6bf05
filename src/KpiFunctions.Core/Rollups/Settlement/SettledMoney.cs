using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>What a day's money comes to, after all days have had their say. Accepted + duplicate + conflicting = received.</summary>
public sealed class SettledMoney
{
    private readonly List<CountedMoney> counted = [];
    private readonly List<(Amount, MoneyPlace)> restated = [];
    private readonly ConflictList conflicts = new();
    private readonly List<Bid> conversions = [];
    private readonly List<LoneMoney> lone = [];
    private readonly List<OrderRefund> refunds = [];

    public long Accepted { get; private set; }

    public long Duplicate { get; private set; }

    public long Conflicting { get; private set; }

    public long Received => Accepted + Duplicate + Conflicting;

    /// <summary>Of one key not more than <see cref="ConflictList.MostOfAKey"/>, however many are counted.</summary>
    public IReadOnlyList<Conflict> Conflicts => conflicts.All;

    internal IReadOnlyList<CountedMoney> Counted => counted;

    /// <summary>What was refunded of the day's orders, on whatever day.</summary>
    internal IReadOnlyList<(Amount Amount, MoneyPlace Place)> Restated => restated;

    internal void Restate(Amount amount, MoneyPlace place) => restated.Add((amount, place));

    /// <summary>Those that count, without those of <see cref="Lone"/>.</summary>
    internal IReadOnlyList<Bid> Conversions => conversions;

    /// <summary>What was counted without an object for each, conversions among it.</summary>
    internal IReadOnlyList<LoneMoney> Lone => lone;

    /// <summary>What was taken back of orders.</summary>
    internal IReadOnlyList<OrderRefund> Refunds => refunds;

    /// <summary>A record that counts, at the place where it does.</summary>
    internal void Accept(Bid bid, MoneyPlace place)
    {
        var kind = EventKinds.OfMoney(bid.Type, bid.Claim.Stage);
        Accept(new CountedMoney(kind, bid.Claim.Amount, place, bid.Claim.Standing.ReceivedAt, Also: EventMeasures.AlsoOfText(kind, bid.CostKind)));
        if (bid.Type == RecordType.Conversion) conversions.Add(bid);
    }

    /// <param name="also">A further measure that the amount goes to.</param>
    internal void AcceptRefund(OrderRefund refund, MoneyPlace place, DateTimeOffset receivedAt, Measure? also)
    {
        Accept(new CountedMoney(EventKind.Refund, refund.Amount, place, receivedAt, Also: also));
        refunds.Add(refund);
    }

    /// <summary>Its records are accepted already.</summary>
    internal void Keep(LoneMoney money) => lone.Add(money);

    internal void Accept(CountedMoney money)
    {
        Accepted += money.Records;
        counted.Add(money);
    }

    /// <summary>Accepted, but there is nothing to add: other records have said it already.</summary>
    internal void AcceptWithoutAmount() => Accepted++;

    internal void SetAside(long copies, bool isConflict)
    {
        if (isConflict) Conflicting += copies;
        else Duplicate += copies;
    }

    internal void List(Conflict conflict) => conflicts.Add(conflict);
}

/// <param name="Amount">Null: it counts, and says no amount.</param>
/// <param name="ReceivedAt">The latest, of several records.</param>
/// <param name="Also">A further measure that the amount goes to.</param>
/// <param name="Records">Several only where there is no amount.</param>
internal readonly record struct CountedMoney(EventKind Kind, Amount? Amount, MoneyPlace Place, DateTimeOffset ReceivedAt, long Records = 1, Measure? Also = null);
