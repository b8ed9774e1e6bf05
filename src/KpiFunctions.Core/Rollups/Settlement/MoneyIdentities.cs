using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>Parts a day's money records: those that have their identity for themselves stay rows, the others become bids, one of each voice.</summary>
internal sealed class MoneyIdentities(Manifest manifest, DayTables tables) : IIdentityVisitor
{
    private readonly ChunkedList<EventRow> lone = new();
    private readonly BidTable bids = new();
    private readonly BidReader reader = new(manifest, tables);

    /// <summary>Done once: the rows' memory is given back.</summary>
    public static (LoneMoney Lone, IReadOnlyList<Bid> Bids) Of(Manifest manifest, IReadOnlyList<EventRows> money, DayTables tables)
    {
        var parts = IdentityRows.Visit(money, () => new MoneyIdentities(manifest, tables));
        var bids = parts.SelectMany(part => part.bids.All).OrderBy(bid => bid.Claim.First);
        return (new LoneMoney(manifest, tables, [.. parts.SelectMany(part => part.lone.Chunks)]), [.. bids]);
    }

    public void TakeSingle(in EventRow row) => lone.Add(row);

    public void TakeSame(List<EventRow> rows)
    {
        foreach (var row in rows) bids.Add(reader.Of(row));
    }
}
