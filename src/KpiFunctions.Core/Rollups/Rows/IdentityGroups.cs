using System.Numerics;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>Finds the rows of one partition that have the same identity. One instance serves partition after partition and keeps its tables.</summary>
internal sealed class IdentityGroups
{
    // Row numbers count from 1 here; 0 is none.
    private int[] slots = [];
    private int[] nextOfSame = [];

    /// <summary>The number of slots, each with the rows of one identity or empty.</summary>
    public int Count { get; private set; }

    public void Read(ReadOnlySpan<EventRow> rows)
    {
        // At most half full, so that a search is short.
        Count = (int)BitOperations.RoundUpToPowerOf2((uint)rows.Length * 2);
        if (slots.Length < Count) (slots, nextOfSame) = (new int[Count], new int[Count / 2]);
        slots.AsSpan(0, Count).Clear();
        for (var i = 0; i < rows.Length; i++) Insert(rows, i);
    }

    /// <summary>The slot's row when nobody else has its identity.</summary>
    public bool IsSingle(int slot, out int row)
    {
        row = slots[slot] - 1;
        return row >= 0 && nextOfSame[row] == 0;
    }

    /// <summary>All rows in a slot.</summary>
    public void CopyTo(List<EventRow> group, int slot, ReadOnlySpan<EventRow> rows)
    {
        group.Clear();
        for (var row = slots[slot]; row > 0; row = nextOfSame[row - 1]) group.Add(rows[row - 1]);
    }

    private void Insert(ReadOnlySpan<EventRow> rows, int index)
    {
        ref readonly var row = ref rows[index];
        var mask = Count - 1;
        var slot = (int)(row.IdentityLow & (uint)mask);
        while (slots[slot] is > 0 and var taken && !rows[taken - 1].HasIdentityOf(row)) slot = (slot + 1) & mask;
        nextOfSame[index] = slots[slot];
        slots[slot] = index + 1;
    }
}
