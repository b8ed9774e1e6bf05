using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>
/// The money records of a shard's day that have their identity for themselves. Nearly all are of this kind, so they are counted without an object
/// for each: many become one where no amount has to be converted.
/// </summary>
internal sealed class LoneMoney(Manifest manifest, DayTables tables, IReadOnlyList<ArraySegment<EventRow>> rows) : IDealSource
{
    public int Count => rows.Sum(chunk => chunk.Count);

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
                else if (facts.Amount is not { } amount) places.Add(row.Place, facts.Kind, row.ReceivedAt);
                else settled.Accept(new(facts.Kind, amount, PlaceOf(row.Place), new DateTimeOffset(row.ReceivedAt, TimeSpan.Zero), Also: facts.Also));
            }
        }
        settled.Keep(this);
        foreach (var (place, kind, records, latest) in places.All) settled.Accept(new(kind, null, PlaceOf(place), latest, records));
    }

    /// <summary>Adds the conversions that name no order: the others stand for themselves.</summary>
    public void AddTo(DealSheet deals)
    {
        var evidence = new int?[tables.Places.All.Count];
        foreach (var chunk in rows)
        {
            foreach (ref readonly var row in chunk.AsSpan())
            {
                ref readonly var facts = ref tables.Money[row.Facts];
                if (facts.IsOfOrder || facts.Kind is EventKind.Refund or EventKind.Cost) continue;
                // Conversions of one place share their evidence.
                var number = evidence[row.Place] ??= deals.NumberOf(PlaceOf(row.Place).Evidence);
                deals.Add(this, row.Facts, facts.OccurredAt, facts.Amount, number);
            }
        }
    }

    void IDealSource.Write(int index, long? minor, DealLineWriter writer)
    {
        var line = tables.Money.LineOf(index);
        if (!LineScanner.TryScan(line, escapes: true, out var read)) throw new InvalidOperationException("A kept line that cannot be read again.");
        writer.Write(read, line, tables.Money[index].Amount, minor);
    }

    private MoneyPlace PlaceOf(int place) => tables.Places.All[place].OfMoney;
}
