using System.IO.Hashing;
using KpiFunctions.Core.Rollups.Lines;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>
/// The events of one shard's day: lines come in, each leaves a row of 40 bytes, and at the end every identity counts once for its place.
/// An identity is known by its 128-bit hash alone. The hash is keyed by a seed that no sender can know, so that collisions are left to chance:
/// among n identities n² / 2^129, for ten million 10^-25.
/// </summary>
internal sealed class DayEvents(Membership membership, Func<string, string?> linkOfClickId, long seed)
{
    private readonly EventRows rows = new();
    private readonly FactTable facts = new(seed);
    private readonly Places places = new(membership, linkOfClickId, seed);

    /// <param name="position"><see cref="EventRow.PositionOf"/>.</param>
    public void Add(in ScannedLine read, ReadOnlySpan<byte> line, long position)
    {
        var identity = XxHash128.HashToUInt128(line[..read.IdentityEnd], seed);
        rows.Add(new EventRow(
            (ulong)(identity >> 64), unchecked((ulong)identity), read.ReceivedAt, position, places.IndexOf(read, line), facts.IndexOf(read, line)));
    }

    /// <summary>Adds what counts to the rows of its members. Done once: the rows' memory is given back.</summary>
    public SameIdentity AddTo(RowTable table, Unresolved unresolved)
    {
        var identities = new SameIdentity(facts);
        var counts = new PlaceCounts(places, facts);
        CountWinners(identities, counts);
        rows.Dispose();
        counts.Close(unresolved);
        foreach (var (members, part) in places.Parts)
            // Members that only duplicates name have no row.
            if (part.AsOf is not null)
                table.Add(members, part);
        return identities;
    }

    private void CountWinners(SameIdentity identities, PlaceCounts counts)
    {
        var groups = new IdentityGroups();
        var group = new List<EventRow>();
        EventRow[] buffer = [];
        for (var i = 0; i < rows.Partitions; i++)
        {
            var partition = rows.Copy(i, ref buffer);
            groups.Read(partition);
            for (var slot = 0; slot < groups.Count; slot++)
            {
                if (groups.IsSingle(slot, out var index))
                {
                    identities.TakeSingle();
                    counts.Add(partition[index]);
                    continue;
                }
                groups.CopyTo(group, slot, partition);
                if (group.Count > 0) counts.Add(identities.TakeWinner(group));
            }
        }
    }
}
