using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Log;

/// <summary>
/// Gives segments another content, which nothing but the erasure of a person and the end of a retention may do. A rewriting is a blob of its own, written whole; from that moment on
/// readers find it and not the segment that it stands for (<see cref="SegmentName.Standing"/>). Who read the former one before still has it, until it is dropped.
/// </summary>
public interface ISegmentRewriting
{
    /// <summary>The UTC days that have segments, in order.</summary>
    IAsyncEnumerable<DateOnly> UtcDaysAsync(DateOnly from, CancellationToken cancel);

    /// <summary>Closes the segment for ever. Null: somebody writes to it all the time; try again later.</summary>
    Task<SegmentLength?> CloseAsync(SegmentLength segment, CancellationToken cancel);

    /// <summary>Writes the closed segment anew.</summary>
    /// <param name="change">Gives other lines for whole lines, in the same order and perhaps in the same memory, and says how many it changed.</param>
    /// <returns>How many lines were changed. Null: the rewriting is there already, another's or of a try whose reply was lost; list again to know.</returns>
    Task<long?> RewriteAsync(SegmentLength segment, Func<Memory<byte>, (ReadOnlyMemory<byte> Lines, long Changed)> change, CancellationToken cancel);

    /// <summary>The segments of the UTC day that a rewriting stands for and that are still there.</summary>
    Task<IReadOnlyList<string>> ReplacedAsync(DateOnly utcDay, CancellationToken cancel);

    /// <summary>Deletes such a segment, and its marker first: nobody needs to look at it any more.</summary>
    Task DropAsync(DateOnly utcDay, string replaced, CancellationToken cancel);
}
