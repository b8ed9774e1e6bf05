using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Restores;

/// <summary>Notes beside the log that only storage itself writes, made again from what the log's blobs and the manifests say. Making one again changes nothing.</summary>
public interface IRestoredNotes
{
    /// <summary>The marker of a writer's segment: somebody has to look at its day.</summary>
    Task MarkSegmentAsync(DateOnly utcDay, string segment, CancellationToken cancel);

    /// <summary>The marker of an import's segments.</summary>
    Task MarkImportAsync(string import, DateOnly utcDay, CancellationToken cancel);

    /// <summary>The UTC days of an import that are marked.</summary>
    Task<IReadOnlyList<DateOnly>> DaysOfAsync(string import, CancellationToken cancel);

    /// <summary>The newest manifest of the day that is kept; null when none is. What it names was counted.</summary>
    Task<Manifest?> NewestManifestAsync(DateOnly day, CancellationToken cancel);

    /// <summary>The uploaded file whose version is the import; null when it is gone or another by now.</summary>
    Task<(string Blob, string ETag)?> FileOfAsync(string import, CancellationToken cancel);
}
