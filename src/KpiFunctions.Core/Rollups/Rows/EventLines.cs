using System.IO.Hashing;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>
/// What one reader has of the day's events: each line leaves a row of 44 bytes, a human click's also its touch, and a money record's its text.
/// An identity is known by its 128-bit hash alone. The hash is keyed by a seed that no sender can know, so that collisions are left to chance:
/// among n identities n² / 2^129, for ten million 10^-25.
/// </summary>
internal sealed class EventLines(DayTables tables)
{
    private readonly PlaceFinder places = new(tables.Places, tables.LinkOfClickId, tables.Seed);
    private readonly FactFinder facts = new(tables.Facts, tables.Seed);
    private readonly MoneyLogWriter money = new(tables.Money, tables.Seed);
    private readonly TouchWriter touches = tables.Touches.NewWriter();

    public EventRows Clicks { get; } = new();

    public EventRows Money { get; } = new();

    /// <param name="position"><see cref="EventRow.PositionOf"/>.</param>
    public void Add(in ScannedLine read, ReadOnlySpan<byte> line, long position)
    {
        var identity = XxHash128.HashToUInt128(line[..read.IdentityEnd], tables.Seed);
        var place = places.IndexOf(read, line);
        var isMoney = read.Type.IsMoney();
        var kind = isMoney ? EventKind.Click : EventKinds.OfClick(read, line);
        var row = new EventRow(
            (ulong)(identity >> 64), unchecked((ulong)identity), read.ReceivedAt, position, place,
            isMoney ? money.Add(read, line) : facts.IndexOf(kind, read, line),
            kind == EventKind.HumanClick ? TouchOf(read, line, place) : TouchLog.None);
        (isMoney ? Money : Clicks).Add(row);
    }

    private int TouchOf(in ScannedLine read, ReadOnlySpan<byte> line, int place)
    {
        if (read.Person.IsPresent) return touches.Add(VisitorKey.OfPerson(read.Person.In(line)), read.OccurredAt, place);
        return read.ClickId.IsPresent ? touches.Add(VisitorKey.OfClick(read.ClickId.In(line)), read.OccurredAt, place) : TouchLog.None;
    }
}
