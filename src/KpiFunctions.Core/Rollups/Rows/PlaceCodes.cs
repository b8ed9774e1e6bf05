namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>
/// Numbers by 96 bits of a keyed hash that stand for a text. Where thousands of texts come again and again it fits the processor's cache, which the texts
/// themselves, needed to compare with, would not. That two texts share a hash is left to chance, as it is for identities (<see cref="EventLines"/>).
/// </summary>
internal sealed class PlaceCodes
{
    private Entry[] entries = new Entry[256];
    private int count;

    /// <returns>False when the text has no number yet.</returns>
    public bool TryFind(UInt128 hash, out int number)
    {
        ref readonly var entry = ref entries[SlotOf(hash)];
        number = entry.NumberPlusOne - 1;
        return number >= 0;
    }

    public void Add(UInt128 hash, int number)
    {
        // Never more than half full, so that a search is short.
        if (++count * 2 > entries.Length) Grow();
        entries[SlotOf(hash)] = new Entry((ulong)(hash >> 64), unchecked((uint)hash), number + 1);
    }

    // The hash's own slot, or the first after it that is its or free.
    private int SlotOf(UInt128 hash)
    {
        var slot = FirstSlotOf(unchecked((uint)hash));
        while (entries[slot].NumberPlusOne > 0 && !entries[slot].IsOf(hash)) slot = (slot + 1) & (entries.Length - 1);
        return slot;
    }

    private int FirstSlotOf(uint low) => (int)(low & (uint)(entries.Length - 1));

    private void Grow()
    {
        var former = entries;
        entries = new Entry[former.Length * 2];
        foreach (var entry in former)
        {
            if (entry.NumberPlusOne == 0) continue;
            var slot = FirstSlotOf(entry.Low);
            while (entries[slot].NumberPlusOne > 0) slot = (slot + 1) & (entries.Length - 1);
            entries[slot] = entry;
        }
    }

    // 16 bytes, so that thousands fit the cache: the upper 64 bits of the hash and the lower 32, which also say the slot.
    private readonly record struct Entry(ulong High, uint Low, int NumberPlusOne)
    {
        public bool IsOf(UInt128 hash) => Low == unchecked((uint)hash) && High == (ulong)(hash >> 64);
    }
}
