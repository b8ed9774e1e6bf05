namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>
/// Numbers by a keyed 128-bit hash that stands for a text. Where thousands of texts come again and again it fits the processor's cache, which the texts
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
        entries[SlotOf(hash)] = new Entry(hash, number + 1);
    }

    // The hash's own slot, or the first free one after it.
    private int SlotOf(UInt128 hash)
    {
        var slot = (int)(unchecked((ulong)hash) & (uint)(entries.Length - 1));
        while (entries[slot].NumberPlusOne > 0 && entries[slot].Hash != hash) slot = (slot + 1) & (entries.Length - 1);
        return slot;
    }

    private void Grow()
    {
        var former = entries;
        entries = new Entry[former.Length * 2];
        foreach (var entry in former)
            if (entry.NumberPlusOne > 0)
                entries[SlotOf(entry.Hash)] = entry;
    }

    private readonly record struct Entry(UInt128 Hash, int NumberPlusOne);
}
