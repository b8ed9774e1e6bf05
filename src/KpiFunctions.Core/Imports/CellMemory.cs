using System.IO.Hashing;
using System.Text;

namespace KpiFunctions.Core.Imports;

/// <summary>
/// The texts of short cells, cleaned: most columns say one of a few things row after row, which then costs no new text. What does not fit goes; the
/// texts are the same either way.
/// </summary>
internal sealed class CellMemory
{
    private const int Slots = 2048; // A power of two.
    private const int LongestCell = 32;

    private readonly (string Cell, string? Clean)[] known = new (string, string?)[Slots];

    /// <param name="cell">UTF-8.</param>
    /// <param name="read">The cell's text.</param>
    public string? Clean(ReadOnlySpan<byte> cell, Func<int, string> read, int index)
    {
        if (cell.Length > LongestCell) return CellText.Clean(read(index));
        ref var slot = ref known[XxHash3.HashToUInt64(cell) & (Slots - 1)];
        if (slot.Cell is { } same && Ascii.Equals(cell, same)) return slot.Clean;
        var text = read(index);
        var clean = CellText.Clean(text);
        if (Ascii.IsValid(cell)) slot = (text, clean);
        return clean;
    }
}
