using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>Counts the clicks of a day: every identity once, for its place.</summary>
internal sealed class ClickCount(DayTables tables) : IIdentityVisitor
{
    private readonly PlaceCounts counts = new(tables.Places);

    public SameIdentity Identities { get; } = new(tables.Facts);

    /// <summary>Adds what counts to the rows of its members. Done once.</summary>
    public static SameIdentity AddTo(RowTable table, IReadOnlyList<EventRows> clicks, DayTables tables, Unresolved unresolved)
    {
        var counted = IdentityRows.Visit(clicks, () => new ClickCount(tables));
        var identities = new SameIdentity(tables.Facts);
        foreach (var count in counted)
        {
            identities.Add(count.Identities);
            count.counts.Close(unresolved);
        }
        foreach (var (members, part) in tables.Places.Parts)
            // Members that only duplicates or money records name have no row.
            if (part.AsOf is not null)
            {
                if (members.Influencer is not null && part.Measures[Measures.ClicksHuman] is { } human) part.Measures.Add(Measures.CreatorClicks, human);
                table.Add(members, part);
            }
        return identities;
    }

    public void TakeSingle(in EventRow row)
    {
        Identities.TakeSingle();
        Count(row);
    }

    public void TakeSame(List<EventRow> rows)
    {
        var winner = Identities.TakeWinner(rows);
        foreach (var row in rows)
            if (row.Touch != TouchLog.None && row.Position != winner.Position)
                tables.Touches.Drop(row.Touch);
        Count(winner);
    }

    private void Count(in EventRow row) => counts.Add(row.Place, tables.Facts[row.Facts].Kind, row.ReceivedAt);
}
