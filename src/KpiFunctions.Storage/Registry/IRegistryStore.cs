using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Storage.Registry;

/// <summary>
/// The registry tables: a projection of the declarations in the log. An entry obeys the latest of its declarations (receivedAt, then id) that
/// counts: those made by hand do, those of an import while the ledger names their attempt as the one that counts, as with every record.
/// </summary>
public interface IRegistryStore
{
    Task<RegistryEntry?> FindAsync(RegistryKind kind, string id, CancellationToken cancel);

    /// <summary>One page in id order; the continuation is opaque, null on the last page.</summary>
    Task<Page<RegistryEntry>> ListAsync(RegistryKind kind, string? continuation, int size, CancellationToken cancel);

    /// <summary>Every declaration of the entry that counts, oldest first: how it came to be what it is.</summary>
    Task<IReadOnlyList<LogRecord>> HistoryAsync(RegistryKind kind, string id, CancellationToken cancel);

    /// <summary>
    /// Notes a declaration by hand before it goes to the log. Until <see cref="ProjectAsync"/> it counts for nothing, and until that has
    /// ended <see cref="AnnouncedAsync"/> tells whoever finishes what was left undone.
    /// </summary>
    Task AnnounceAsync(LogRecord declaration, CancellationToken cancel);

    /// <summary>Declarations that were announced and not wholly projected; their way to the log and the tables may have ended anywhere.</summary>
    IAsyncEnumerable<LogRecord> AnnouncedAsync(CancellationToken cancel);

    /// <summary>Applies declarations by hand that are in the log, in any order.</summary>
    Task ProjectAsync(IReadOnlyList<LogRecord> declarations, CancellationToken cancel);

    /// <summary>Keeps an attempt's declarations. They count when the ledger says so and <see cref="SettleAsync"/> was called after that.</summary>
    Task KeepAsync(string import, int attempt, IReadOnlyList<LogRecord> declarations, CancellationToken cancel);

    /// <summary>Makes every entry that any attempt of the import declared obey what counts now.</summary>
    Task SettleAsync(string import, CancellationToken cancel);

    /// <summary>Every entry that rollups look up (<see cref="RegistryKind.IsJoined"/>).</summary>
    Task<RegistrySnapshot> SnapshotAsync(CancellationToken cancel);
}

public sealed record Page<T>(IReadOnlyList<T> Items, string? Continuation);
