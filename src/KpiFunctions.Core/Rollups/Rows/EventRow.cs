using System.Runtime.InteropServices;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>One event of the day in 44 bytes: all that remains of a click's line, and what is looked at of a money record's.</summary>
/// <param name="IdentityHigh">With <paramref name="IdentityLow"/> the 128-bit keyed hash of the identity, which stands for it (<see cref="EventLines"/>).</param>
/// <param name="ReceivedAt">Ticks of UTC.</param>
/// <param name="Position">Segment and offset (<see cref="PositionOf"/>): orders records that were received at the same time.</param>
/// <param name="Place">Index in <see cref="Places"/>: whom it counts for.</param>
/// <param name="Facts">What it says: of a click its index in <see cref="FactTable"/>, of money in <see cref="MoneyLog"/>.</param>
/// <param name="Touch">Its number in <see cref="TouchLog"/>, or <see cref="TouchLog.None"/>.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
internal readonly record struct EventRow(ulong IdentityHigh, ulong IdentityLow, long ReceivedAt, long Position, int Place, int Facts, int Touch)
{
    private const int OffsetBits = 40;

    /// <summary>Index among the manifest's segments.</summary>
    public int Segment => (int)(Position >> OffsetBits);

    /// <summary>Bytes from the segment's beginning.</summary>
    public long Offset => Position & ((1L << OffsetBits) - 1);

    public bool HasIdentityOf(in EventRow other) => IdentityLow == other.IdentityLow && IdentityHigh == other.IdentityHigh;

    /// <param name="segment">Index among the manifest's segments, which are ordered by name.</param>
    /// <param name="offset">Bytes, below 1 TiB.</param>
    public static long PositionOf(int segment, long offset)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, 1L << OffsetBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(segment, 1 << (63 - OffsetBits));
        return ((long)segment << OffsetBits) | offset;
    }
}
