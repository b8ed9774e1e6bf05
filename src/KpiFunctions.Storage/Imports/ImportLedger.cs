using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Imports;

/// <inheritdoc cref="IImportLedger"/>
/// <remarks>
/// The content's row is claimed before the entry becomes done and released after it is retracted. A crash between the two leaves a
/// row whose import does not stand, which <see cref="FindSameAsync"/> does not count and the next claim replaces.
/// </remarks>
internal sealed class ImportLedger(StorageClients clients) : IImportLedger
{
    private readonly CheckedTable table = clients.Checked(StorageTables.Imports);
    private readonly ContentIndex contents = new(clients.Checked(StorageTables.Imports));

    public async Task<ImportEntry?> FindAsync(string id, CancellationToken cancel) =>
        await table.FindAsync(ImportRow.Partition, ImportRow.Row(id), cancel) is { } row ? ImportRow.To(row) : null;

    public async Task<Page<ImportEntry>> ListAsync(string? continuation, int size, CancellationToken cancel)
    {
        FormattableString rows = $"PartitionKey eq {ImportRow.Partition} and RowKey gt {continuation ?? ""} and RowKey lt {ChangedImports.First}";
        return (await TablePages.TakeAsync(table.Query(rows, cancel, TablePages.PerPage(size)), size)).Select(ImportRow.To);
    }

    public async IAsyncEnumerable<ImportEntry> OpenAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in table.Query($"PartitionKey eq {ImportRow.Partition} and open eq true", cancel)) yield return ImportRow.To(row);
    }

    public async IAsyncEnumerable<ImportEntry> UnknownAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in table.Query($"PartitionKey eq {ImportRow.Partition} and state eq {ImportState.Quarantined.ToString()}", cancel))
            if (ImportRow.To(row) is { Fingerprint: not null } entry) yield return entry;
    }

    public async Task<ImportEntry?> SaveAsync(ImportEntry entry, CancellationToken cancel)
    {
        if (entry is { State: ImportState.Done, ContentHash: { } content })
            await contents.ClaimAsync(content, entry.Id, holder => KeepsAsync(holder, entry, cancel), cancel);
        var (now, taken) = await PutAsync(entry, cancel);
        if (now.State == ImportState.Retracted && entry.ContentHash is { } free) await contents.ReleaseAsync(free, entry.Id, cancel);
        return taken ? now : null;
    }

    public async Task MarkSettledAsync(ImportEntry entry, CancellationToken cancel)
    {
        while (await table.FindAsync(ImportRow.Partition, ImportRow.Row(entry.Id), cancel) is { } row)
        {
            var stored = ImportRow.To(row);
            if (!stored.Unsettled || stored.State != entry.State || stored.Attempt != entry.Attempt) return;
            if (await table.TryReplaceAsync(ImportRow.From(stored with { Unsettled = false }), row.ETag, cancel) is not null) return;
        }
    }

    public async Task<string?> FindSameAsync(ImportEntry entry, CancellationToken cancel)
    {
        if (entry.ContentHash is not { } content || await contents.HolderAsync(content, cancel) is not { } holder) return null;
        if (await NewestAsync($"PartitionKey eq {ImportRow.Partition} and RowKey ne {ImportRow.Row(entry.Id)} and blob eq {entry.Blob}", cancel) is { } version)
            return version.ContentHash == content ? version.Id : null;
        return holder != entry.Id && await StandsAsync(holder, cancel) ? holder : null;
    }

    public async Task<bool> StandsAsync(string id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } entry && await StandsAsync(entry, cancel);

    public async Task<int?> CountedAttemptAsync(string import, CancellationToken cancel) => (await FindAsync(import, cancel))?.CountedAttempt;

    private static List<TableTransactionAction> Write(ImportEntry entry, TableEntity? row, ImportEntry? stored)
    {
        var write = row is null
            ? new TableTransactionAction(TableTransactionActionType.Add, ImportRow.From(entry))
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, ImportRow.From(entry), row.ETag);
        return entry.CountedAttempt == stored?.CountedAttempt ? [write] : [write, ChangedImports.Note(entry.Id)];
    }

    private async Task<bool> StandsAsync(ImportEntry entry, CancellationToken cancel) =>
        entry.Counts(entry.Attempt)
        && await NewestAsync($"PartitionKey eq {ImportRow.Partition} and RowKey lt {ImportRow.Row(entry.Id)} and blob eq {entry.Blob}", cancel) is null;

    // Ids sort newest first.
    private async Task<ImportEntry?> NewestAsync(FormattableString rows, CancellationToken cancel)
    {
        await foreach (var row in table.Query(rows, cancel))
            if (ImportRow.To(row) is var entry && entry.Counts(entry.Attempt))
                return entry;
        return null;
    }

    // Of one name's versions the newest holds the content, so that the name goes on standing for it.
    private async Task<bool> KeepsAsync(string holder, ImportEntry claimant, CancellationToken cancel)
    {
        if (await FindAsync(holder, cancel) is not { } entry) return false;
        return entry.Blob == claimant.Blob
            ? string.CompareOrdinal(entry.Id, claimant.Id) < 0 && entry.Counts(entry.Attempt)
            : await StandsAsync(entry, cancel);
    }

    // A conflict, real or from a try of ours whose reply was lost, is settled by reading and deciding again.
    private async Task<(ImportEntry Now, bool Taken)> PutAsync(ImportEntry entry, CancellationToken cancel)
    {
        while (true)
        {
            var row = await table.FindAsync(ImportRow.Partition, ImportRow.Row(entry.Id), cancel);
            var stored = row is null ? null : ImportRow.To(row);
            var decided = stored is null ? entry : Decide(stored, entry);
            if (decided is null) return (stored!, false);
            if (await table.TrySubmitAsync(Write(decided, row, stored), cancel)) return (decided, true);
        }
    }

    private static ImportEntry? Decide(ImportEntry stored, ImportEntry said)
    {
        if (said.State == ImportState.Retracted)
        {
            return said with
            {
                LastAttempt = Math.Max(said.LastAttempt, stored.LastAttempt),
                Unsettled = said.Unsettled || stored.Unsettled || (stored.State != ImportState.Retracted && stored.Declared > 0),
                Progress = null,
            };
        }
        if (!IsOvertaken(stored, said)) return said with { RetractionAskedAt = said.RetractionAskedAt ?? stored.RetractionAskedAt };
        var isNews = said.RetractionAskedAt is not null && stored is { RetractionAskedAt: null, State: not ImportState.Retracted };
        return isNews ? stored with { RetractionAskedAt = said.RetractionAskedAt } : null;
    }

    // Two instances may be at the same attempt: the slower one does not take back that it has ended.
    private static bool IsOvertaken(ImportEntry stored, ImportEntry said) =>
        stored.State == ImportState.Retracted
        || said.LastAttempt < stored.LastAttempt
        || (said.LastAttempt == stored.LastAttempt && said.FinishedAt is null && stored.FinishedAt is not null);
}
