using System.IO.Hashing;

namespace KpiFunctions.Core.Rollups.Lines;

/// <summary>
/// Gives every distinct run of bytes a code: 1, 2, 3 … in the order of their first appearance. Equal codes mean equal bytes, exactly; the seed
/// only keeps senders from choosing texts that fall on one slot.
/// </summary>
internal sealed class TextTable(long seed)
{
    private const int FirstSize = 256;

    private int[] slots = new int[FirstSize];
    private Entry[] entries = new Entry[FirstSize / 2];
    private byte[] bytes = new byte[FirstSize * 16];
    private int used;

    public int Count { get; private set; }

    public int CodeOf(ReadOnlySpan<byte> text)
    {
        var hash = XxHash3.HashToUInt64(text, seed);
        var slot = SlotOf(hash);
        for (; slots[slot] is > 0 and var code; slot = (slot + 1) & (slots.Length - 1))
            if (entries[code - 1].Hash == hash && TextOf(entries[code - 1]).SequenceEqual(text))
                return code;
        slots[slot] = Keep(text, hash);
        if (Count == entries.Length) Grow();
        return Count;
    }

    private int SlotOf(ulong hash) => (int)(hash & (uint)(slots.Length - 1));

    private ReadOnlySpan<byte> TextOf(in Entry entry) => bytes.AsSpan(entry.Start, entry.Length);

    private int Keep(ReadOnlySpan<byte> text, ulong hash)
    {
        while (bytes.Length - used < text.Length) Array.Resize(ref bytes, bytes.Length * 2);
        text.CopyTo(bytes.AsSpan(used));
        entries[Count] = new Entry(hash, used, text.Length);
        used += text.Length;
        return ++Count;
    }

    // Never more than half full, so that a search is short.
    private void Grow()
    {
        Array.Resize(ref entries, entries.Length * 2);
        slots = new int[entries.Length * 2];
        for (var code = 1; code <= Count; code++)
        {
            var slot = SlotOf(entries[code - 1].Hash);
            while (slots[slot] > 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = code;
        }
    }

    private readonly record struct Entry(ulong Hash, int Start, int Length);
}
