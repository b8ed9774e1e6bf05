using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>One voice's claim to a money record, with what its own day needs to count it.</summary>
/// <param name="Key">Of the identity.</param>
/// <param name="Place">Whom it counts for.</param>
/// <param name="CostKind">Of costs, as the record that speaks for the voice says it.</param>
/// <param name="Copies">Records of the day that are this voice's, superseded and repeated ones included.</param>
/// <param name="By">Who converted; null when the record that speaks does not say.</param>
public sealed record Bid(ClaimKey Key, RecordType Type, string Namespace, string Id, Claim Claim, MoneyPlace Place, long Copies, string? CostKind = null, Buyer? By = null)
{
    internal Bid With(Bid other)
    {
        var claim = Claim.With(other.Claim);
        var speaks = claim.Standing == Claim.Standing ? this : other;
        return this with { Claim = claim, Place = speaks.Place, CostKind = speaks.CostKind, By = speaks.By, Copies = Copies + other.Copies };
    }
}

/// <summary>The members that money counts for, and what the registry could not say of them (<c>DayAudit.Unresolved</c>).</summary>
/// <param name="Evidence">What decided; null when nothing was said, and of what others were told.</param>
public sealed record MoneyPlace(
    string? Campaign, string? Influencer, string? Platform, string? Post, IReadOnlyList<string> Unresolved, string? Link = null, DealEvidence? Evidence = null, string? Product = null)
{
    internal Members Members => new(Campaign, Influencer, Platform, Post, Account: null, Link);

    internal static MoneyPlace Of(Joined joined)
    {
        var on = joined.Members;
        return new MoneyPlace(on.Campaign, on.Influencer, on.Platform, on.Post, joined.Unresolved, on.Link, Product: joined.Product);
    }
}

/// <summary>The amount that had been refunded of an order in all, as somebody read it. The latest reading stands; readings never add up.</summary>
/// <param name="Key">Of the order.</param>
/// <param name="Place">Whom it counts for when the order itself is unknown.</param>
public sealed record RefundTotal(
    ClaimKey Key, string Namespace, string Order, string Source, DateTimeOffset OccurredAt, long Version, LogPosition Position, Amount Amount, MoneyPlace Place);
