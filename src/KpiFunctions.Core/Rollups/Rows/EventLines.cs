using System.IO.Hashing;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>
/// What one reader has of the day's events: each line leaves a row of 64 bytes, and a money record's also its text.
/// An identity is known by its 128-bit hash alone. The hash is keyed by a seed that no sender can know, so that collisions are left to chance:
/// among n identities n² / 2^129, for ten million 10^-25.
/// </summary>
internal sealed class EventLines(DayTables tables)
{
    private readonly PlaceFinder places = new(tables.Places, tables.LinkOfClickId, tables.Seed);
    private readonly FactFinder facts = new(tables.Facts, tables.Seed);
    private readonly MoneyLogWriter money = new(tables.Money, tables.Seed);

    public EventRows Clicks { get; } = new();

    public EventRows Money { get; } = new();

    /// <param name="position"><see cref="EventRow.PositionOf"/>.</param>
    public void Add(in ScannedLine read, ReadOnlySpan<byte> line, long position)
    {
        var identity = XxHash128.HashToUInt128(line[..read.IdentityEnd], tables.Seed);
        var isMoney = read.Type.IsMoney();
        var row = new EventRow(
            (ulong)(identity >> 64), unchecked((ulong)identity), read.ReceivedAt, position,
            places.IndexOf(read, line), isMoney ? money.Add(read, line) : facts.IndexOf(read, line), isMoney ? default : VisitorOf(read, line), read.OccurredAt);
        (isMoney ? Money : Clicks).Add(row);
    }

    private static VisitorKey VisitorOf(in ScannedLine read, ReadOnlySpan<byte> line)
    {
        if (read.Person.IsPresent) return VisitorKey.OfPerson(read.Person.In(line));
        return read.ClickId.IsPresent ? VisitorKey.OfClick(read.ClickId.In(line)) : default;
    }
}
