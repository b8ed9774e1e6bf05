using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Log;

/// <summary>Reads the log back.</summary>
public interface ISegmentReader
{
    /// <summary>The UTC days that have a marker: a writer wrote there, or was about to, and not all of it is known to be rolled up.</summary>
    Task<IReadOnlyList<DateOnly>> MarkedUtcDaysAsync(CancellationToken cancel);

    /// <summary>Every segment of a UTC day's folder with its committed length, ordered by name; import segments included.</summary>
    Task<IReadOnlyList<SegmentLength>> ListAsync(DateOnly utcDay, CancellationToken cancel);

    /// <summary>
    /// The lines of the segment's first <see cref="SegmentLength.Length"/> bytes, in order. A line of more than 16 MiB, which no writer makes,
    /// comes as an empty one.
    /// </summary>
    IAsyncEnumerable<LogBlock> ReadAsync(SegmentLength segment, CancellationToken cancel);
}
