using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>Adds the money that counts to the rows of its members.</summary>
internal sealed class MoneyRows(EventMeasures measures, RegistryReader registry)
{
    // Few places, many records: the parts are summed first, and added to the rows of all dimension sets once.
    private readonly Dictionary<Members, RowPart> parts = [];
    private readonly Margins margins = new(registry);
    private readonly Dictionary<MoneyPlace, PlaceSum> ofPlaces = new(ReferenceEqualityComparer.Instance);

    public void AddTo(RowTable table, SettledMoney settled, Unresolved unresolved)
    {
        foreach (var money in settled.Counted)
        {
            var sum = SumOf(money.Place);
            sum.Records += money.Records;
            sum.Part.Saw(money.ReceivedAt);
            EventMeasures.Count(money.Kind, money.Records, sum.Part);
            if (money.Amount is not { } amount) continue;
            measures.AddAmount(money.Kind, amount, money.Also, sum.Margin, sum.Part);
            if (money.Kind == EventKind.Cost) measures.AddAllocated(amount, sum.Part);
        }
        foreach (var (amount, place) in settled.Restated) measures.AddRestated(amount, SumOf(place).Part);
        foreach (var (place, sum) in ofPlaces) unresolved.Add(place.Unresolved, sum.Records);
        foreach (var (members, part) in parts) table.Add(members, part);
    }

    private PlaceSum SumOf(MoneyPlace place)
    {
        if (ofPlaces.TryGetValue(place, out var sum)) return sum;
        if (!parts.TryGetValue(place.Members, out var part)) parts[place.Members] = part = new RowPart();
        return ofPlaces[place] = new PlaceSum(part, margins.Of(place.Product, place.Campaign));
    }

    private sealed class PlaceSum(RowPart part, decimal? margin)
    {
        public RowPart Part => part;

        public decimal? Margin => margin;

        public long Records { get; set; }
    }
}
