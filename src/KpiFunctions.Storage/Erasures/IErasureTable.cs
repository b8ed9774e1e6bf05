using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Storage.Erasures;

/// <summary>Table <c>erasures</c>: who is to be forgotten and how far that has come. It is the note by which an interrupted erasure is taken up again.</summary>
public interface IErasureTable
{
    Task<ErasureEntry?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<Page<ErasureEntry>> ListAsync(string? continuation, int size, CancellationToken cancel);

    /// <summary>Those that are not done.</summary>
    Task<IReadOnlyList<ErasureEntry>> OpenAsync(CancellationToken cancel);

    /// <returns>The entry as it stands now; null when somebody else has changed it since it was read.</returns>
    Task<ErasureEntry?> TrySaveAsync(ErasureEntry entry, CancellationToken cancel);
}
