namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>Adds the money that counts to the rows of its members.</summary>
internal sealed class MoneyRows(EventMeasures measures)
{
    // Few places, many records: the parts are summed first, and added to the rows of all dimension sets once.
    private readonly Dictionary<Members, RowPart> parts = [];
    private readonly Dictionary<MoneyPlace, PlaceSum> ofPlaces = new(ReferenceEqualityComparer.Instance);

    public void AddTo(RowTable table, IReadOnlyList<CountedMoney> counted, Unresolved unresolved)
    {
        foreach (var money in counted)
        {
            var sum = SumOf(money.Place);
            sum.Records += money.Records;
            sum.Part.Saw(money.ReceivedAt);
            EventMeasures.Count(money.Kind, money.Records, sum.Part);
            if (money.Amount is { } amount) measures.AddAmount(money.Kind, amount, sum.Part);
        }
        foreach (var (place, sum) in ofPlaces) unresolved.Add(place.Unresolved, sum.Records);
        foreach (var (members, part) in parts) table.Add(members, part);
    }

    private PlaceSum SumOf(MoneyPlace place)
    {
        if (ofPlaces.TryGetValue(place, out var sum)) return sum;
        if (!parts.TryGetValue(place.Members, out var part)) parts[place.Members] = part = new RowPart();
        return ofPlaces[place] = new PlaceSum(part);
    }

    private sealed class PlaceSum(RowPart part)
    {
        public RowPart Part => part;

        public long Records { get; set; }
    }
}
