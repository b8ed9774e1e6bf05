namespace KpiFunctions.Storage.Log;

/// <summary>Whole lines of a segment, as its bytes. Valid until the next block is asked for.</summary>
/// <param name="Offset">Where the first line begins in the segment.</param>
/// <param name="Lines">UTF-8, each line with its line feed; the segment's last line may lack it.</param>
public readonly record struct LogBlock(long Offset, ReadOnlyMemory<byte> Lines);
