using Azure;

namespace KpiFunctions.Storage.Retention;

/// <summary>Blobs that are kept for a time and then deleted whole.</summary>
public interface IExpiringFiles
{
    /// <returns>How many rejects, kept before that time, were deleted.</returns>
    Task<long> DropRejectsAsync(DateTimeOffset before, CancellationToken cancel);

    /// <returns>How many quarantined files.</returns>
    Task<long> DropQuarantinedAsync(DateTimeOffset before, CancellationToken cancel);

    /// <param name="isOver">Whether nobody has to read that version of the file any more.</param>
    /// <returns>How many uploaded files.</returns>
    Task<long> DropImportsAsync(DateTimeOffset before, Func<FileVersion, Task<bool>> isOver, CancellationToken cancel);
}

/// <summary>One version of one blob.</summary>
public sealed record FileVersion(string Name, ETag Tag, DateTimeOffset ModifiedAt);
