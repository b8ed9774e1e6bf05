using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Storage.Retention;

/// <summary>Table <c>expiries</c>: what was dropped because its time was over, for who asks later why it is not there.</summary>
public interface IExpiryTable
{
    Task<ExpiryEntry?> FindAsync(string id, CancellationToken cancel);

    /// <summary>In the order of their ids: deleted files by day, then the log by day.</summary>
    Task<Page<ExpiryEntry>> ListAsync(string? continuation, int size, CancellationToken cancel);

    /// <returns>The entry as it stands now; null when somebody else has changed it since it was read.</returns>
    Task<ExpiryEntry?> TrySaveAsync(ExpiryEntry entry, CancellationToken cancel);
}
