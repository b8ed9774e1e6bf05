using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>
/// The money records of a shard's day that have their identity for themselves. Nearly all are of this kind, so they are counted without an object
/// for each: many become one where no amount has to be converted.
/// </summary>
internal sealed class LoneMoney(Manifest manifest, DayTables tables, IReadOnlyList<ArraySegment<EventRow>> rows)
{
    public IEnumerable<Bid> Bids()
    {
        var reader = new BidReader(manifest, tables);
        return rows.SelectMany(chunk => chunk).Select(row => reader.Of(row));
    }

    /// <summary>Counts what names no order, and adds the others to those that stand; provided that no other day claims one of them.</summary>
    public void Settle(SettledMoney settled, List<StandingMoney> standing)
    {
        var reader = new BidReader(manifest, tables);
        var places = new PlaceCounts(tables.Places);
        foreach (var chunk in rows)
        {
            foreach (ref readonly var row in chunk.AsSpan())
            {
                ref readonly var facts = ref tables.Money[row.Facts];
                if (facts.IsOfOrder) standing.Add(StandingMoney.Lone(reader.Of(row)));
                else if (facts.Currency is null) places.Add(row.Place, facts.Kind, row.ReceivedAt);
                else settled.Accept(new(facts.Kind, new Amount(facts.Minor, facts.Currency), PlaceOf(row.Place), new DateTimeOffset(row.ReceivedAt, TimeSpan.Zero), Also: facts.Also));
            }
        }
        settled.Keep(this);
        foreach (var (place, kind, records, latest) in places.All) settled.Accept(new(kind, null, PlaceOf(place), latest, records));
    }

    /// <summary>Adds the conversions that name no order: the others stand for themselves.</summary>
    public void AddTo(DealSheet deals)
    {
        foreach (var chunk in rows)
        {
            foreach (ref readonly var row in chunk.AsSpan())
            {
                ref readonly var facts = ref tables.Money[row.Facts];
                if (facts.IsOfOrder || facts.Kind is EventKind.Refund or EventKind.Cost) continue;
                var line = tables.Money.LineOf(row.Facts);
                if (!LineScanner.TryScan(line, escapes: true, out var read)) throw new InvalidOperationException("A kept line that cannot be read again.");
                deals.Add(read, line, facts.Currency is { } currency ? new Amount(facts.Minor, currency) : null, PlaceOf(row.Place).Evidence);
            }
        }
    }

    private MoneyPlace PlaceOf(int place) => tables.Places.All[place].OfMoney;
}
