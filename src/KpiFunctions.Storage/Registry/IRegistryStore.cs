using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Storage.Registry;

/// <summary>The registry tables: a projection of the declarations in the log. Write to the log first, then project.</summary>
public interface IRegistryStore
{
    Task<RegistryEntry?> FindAsync(RegistryKind kind, string id, CancellationToken cancel);

    /// <summary>One page in id order; the continuation is opaque, null on the last page.</summary>
    Task<Page<RegistryEntry>> ListAsync(RegistryKind kind, string? continuation, int size, CancellationToken cancel);

    /// <summary>Applies declarations in the order given. One that is older (receivedAt, then id) than what the entry already obeys changes nothing.</summary>
    Task ProjectAsync(IReadOnlyList<LogRecord> declarations, CancellationToken cancel);

    Task<RegistrySnapshot> SnapshotAsync(CancellationToken cancel);
}

public sealed record Page<T>(IReadOnlyList<T> Items, string? Continuation);
