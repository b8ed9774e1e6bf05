using System.Numerics;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>
/// Finds the rows of one partition that have the same identity. One instance serves partition after partition and keeps its tables.
/// </summary>
internal sealed class IdentityGroups
{
    // Row numbers count from 1 here; 0 is none.
    private int[] slots = [];
    private int[] nextOfSame = [];
    private ChunkedList<EventRow> rows = new();
    private int size;

    public void Read(ChunkedList<EventRow> partition)
    {
        rows = partition;
        // At most half full, so that a search is short.
        size = (int)BitOperations.RoundUpToPowerOf2((uint)partition.Count * 2);
        if (slots.Length < size) slots = new int[size];
        if (nextOfSame.Length < partition.Count) nextOfSame = new int[slots.Length / 2];
        slots.AsSpan(0, size).Clear();
        for (var i = 0; i < partition.Count; i++) Insert(i);
    }

    /// <summary>The number of slots, most of them empty.</summary>
    public int Count => size;

    /// <summary>The row in a slot that has no other of its identity.</summary>
    public bool IsSingle(int slot, out int row)
    {
        row = slots[slot] - 1;
        return row >= 0 && nextOfSame[row] == 0;
    }

    /// <summary>All rows in a slot: those of one identity, none when the slot is empty.</summary>
    public void CopyTo(List<EventRow> group, int slot)
    {
        group.Clear();
        for (var row = slots[slot]; row > 0; row = nextOfSame[row - 1]) group.Add(rows[row - 1]);
    }

    private void Insert(int index)
    {
        ref readonly var row = ref rows[index];
        var slot = (int)(row.IdentityLow & (uint)(size - 1));
        while (slots[slot] is > 0 and var taken && !rows[taken - 1].HasIdentityOf(row)) slot = (slot + 1) & (size - 1);
        nextOfSame[index] = slots[slot];
        slots[slot] = index + 1;
    }
}
