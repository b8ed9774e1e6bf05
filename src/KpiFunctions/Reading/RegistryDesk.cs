using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Reading;

/// <summary>
/// Changes the registry: the declaration goes to the log first, then into the tables that are its projection. It is announced before both, so
/// that what is interrupted between them is finished by <see cref="FinishAnnouncedAsync"/>.
/// </summary>
internal sealed class RegistryDesk(IEventLog log, IRegistryStore store, TimeProvider clock)
{
    public Task<RegistryEntry?> FindAsync(RegistryKind kind, string id, CancellationToken cancel) => store.FindAsync(kind, id, cancel);

    public Task<Page<RegistryEntry>> ListAsync(RegistryKind kind, string? continuation, int size, CancellationToken cancel) =>
        store.ListAsync(kind, continuation, size, cancel);

    /// <summary>The declaration that the change would be, or what is wrong with it.</summary>
    /// <param name="fields">Null takes the entry out.</param>
    public RecordOutcome Draft(RegistryKind kind, string id, IReadOnlyDictionary<string, string>? fields) =>
        RegistryFields.ToRecord(kind.Name, id, fields, new EventContext("registry", "registry", clock.GetUtcNow(), text => text));

    /// <summary>False when storage did not take it: it may be in the log already, it is carried out later, and repeating the change is safe.</summary>
    /// <exception cref="Exception">A storage fault of the projection, as <see cref="StorageFaults"/> tells.</exception>
    public async Task<bool> DeclareAsync(LogRecord declaration)
    {
        await store.AnnounceAsync(declaration, CancellationToken.None);
        return await CarryOutAsync(declaration);
    }

    /// <summary>Carries out every change that was announced and left undone. One that is under way just now is logged twice, which counts once.</summary>
    /// <returns>False when the log did not take one.</returns>
    public async Task<bool> FinishAnnouncedAsync(CancellationToken cancel)
    {
        await foreach (var declaration in store.AnnouncedAsync(cancel))
            if (!await CarryOutAsync(declaration))
                return false;
        return true;
    }

    private async Task<bool> CarryOutAsync(LogRecord declaration)
    {
        if (await log.AppendAsync([declaration]) != AppendOutcome.Stored) return false;
        await store.ProjectAsync([declaration], CancellationToken.None);
        return true;
    }
}
