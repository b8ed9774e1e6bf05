using System.Text.Json;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>The money of a partial as it is written: the places, which thousands of bids share, once.</summary>
internal sealed record MoneySection(IReadOnlyList<MoneyPlace> Places, IReadOnlyList<MoneySection.PlacedBid> PlacedBids, IReadOnlyList<RefundTotal> Totals)
{
    /// <param name="Place">Index in <see cref="Places"/>.</param>
    internal sealed record PlacedBid(RecordType Type, string Namespace, string Id, Claim Claim, int Place, long Copies, string? CostKind, Buyer? By = null);

    public static MoneySection Of(IEnumerable<Bid> bids, IReadOnlyList<RefundTotal> totals)
    {
        var places = new PlaceNumbers();
        var placed = bids.OrderBy(bid => bid.Key.Value).ThenBy(bid => bid.Claim.First)
            .Select(bid => new PlacedBid(bid.Type, bid.Namespace, bid.Id, bid.Claim, places.Of(bid.Place), bid.Copies, bid.CostKind, bid.By)).ToList();
        return new MoneySection(places.InOrder, placed, [.. totals.OrderBy(total => total.Position)]);
    }

    public IReadOnlyCollection<Bid> Bids() =>
    [
        .. PlacedBids.Select(bid => new Bid(
            ClaimKey.OfIdentity(bid.Type, bid.Namespace, bid.Id), bid.Type, bid.Namespace, bid.Id, bid.Claim, Places[bid.Place], bid.Copies, bid.CostKind, bid.By)),
    ];

    // Equal places have one number, whoever made them.
    private sealed class PlaceNumbers
    {
        private readonly Dictionary<MoneyPlace, int> byInstance = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<string, int> byText = new(StringComparer.Ordinal);
        private readonly List<MoneyPlace> places = [];

        public IReadOnlyList<MoneyPlace> InOrder => places;

        public int Of(MoneyPlace place)
        {
            if (byInstance.TryGetValue(place, out var number)) return number;
            var text = JsonSerializer.Serialize(place, PartialJson.Default.MoneyPlace);
            if (!byText.TryGetValue(text, out number))
            {
                byText[text] = number = places.Count;
                places.Add(place);
            }
            return byInstance[place] = number;
        }
    }
}
