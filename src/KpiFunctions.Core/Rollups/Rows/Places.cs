using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>Where events count that name the same members and carry the same evidence.</summary>
/// <param name="Part">What they add up to; shared by all places with the same members.</param>
/// <param name="OfMoney">The same for money, which is added up later.</param>
/// <param name="OfTouch">The same for the touch that a click is.</param>
internal sealed record Place(RowPart Part, IReadOnlyList<string> Unresolved, MoneyPlace OfMoney, TouchPlace OfTouch);

/// <summary>
/// The places of a shard's day, one for each distinct combination of what decides: the stated members, the coupon and the link in the click id.
/// All readers share them, so that a place's number means the same to each; they ask seldom (<see cref="PlaceFinder"/>), one at a time.
/// </summary>
internal sealed class Places(Membership membership)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(Dimensions On, string? Coupon, string? ClickedLink), int> byEvidence = [];
    private readonly List<Place> places = [];
    private readonly Dictionary<Members, RowPart> parts = [];

    /// <summary>Read only when nobody adds any more.</summary>
    public IReadOnlyList<Place> All => places;

    /// <summary>What was added for each distinct set of members.</summary>
    public IReadOnlyDictionary<Members, RowPart> Parts => parts;

    /// <returns>The place's index in <see cref="All"/>.</returns>
    public int IndexOf(Dimensions on, string? coupon, string? clickedLink)
    {
        lock (gate)
        {
            if (!byEvidence.TryGetValue((on, coupon, clickedLink), out var place))
                byEvidence[(on, coupon, clickedLink)] = place = Create(on, coupon, clickedLink);
            return place;
        }
    }

    private int Create(Dimensions on, string? coupon, string? clickedLink)
    {
        var joined = membership.Of(on, coupon, clickedLink);
        var ofMoney = MoneyPlace.Of(joined) with { Evidence = DealEvidence.Of(membership, on with { Product = null }, coupon, clickedLink, joined) };
        // The account is no dimension of a row.
        var members = joined.Members with { Account = null };
        if (!parts.TryGetValue(members, out var part)) parts[members] = part = new RowPart();
        places.Add(new Place(part, joined.Unresolved, ofMoney, TouchPlace.Of(joined.Members, clickedLink ?? on.Link)));
        return places.Count - 1;
    }
}
