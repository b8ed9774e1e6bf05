using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Registry;

/// <summary>Table <c>declarations</c>: what was ever declared of each entry, whether it counts or not.</summary>
internal sealed class Declarations(CheckedTable table, IImportLedger imports)
{
    /// <summary>Keeping a declaration again changes only how far it has come.</summary>
    public async Task PutAsync(IEnumerable<KeptDeclaration> kept, CancellationToken cancel)
    {
        var rows = kept.Select(DeclarationRow.From).DistinctBy(row => (row.PartitionKey, row.RowKey));
        foreach (var batch in TableBatches.Of(rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row))))
            if (!await table.TrySubmitAsync(batch, cancel))
                throw new InvalidDataException("Storage refused rows that it was to take whether they are there or not.");
    }

    public async Task<IReadOnlyList<EntryKey>> EntriesOfAsync(string import, CancellationToken cancel)
    {
        var entries = new HashSet<EntryKey>();
        await foreach (var row in table.Query($"import eq {import}", cancel, select: ["PartitionKey", "RowKey", "entry"])) entries.Add(DeclarationRow.EntryOf(row));
        return [.. entries];
    }

    public async IAsyncEnumerable<LogRecord> OpenAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in table.Query($"open eq true", cancel)) yield return DeclarationRow.To(row).Record;
    }

    /// <summary>Those that count, oldest first.</summary>
    public async Task<IReadOnlyList<LogRecord>> HistoryAsync(EntryKey entry, CancellationToken cancel)
    {
        var counting = new List<LogRecord>();
        await foreach (var row in table.Query(RowsOf(entry), cancel))
            if (DeclarationRow.To(row) is var kept && await CountsAsync(kept, cancel))
                counting.Add(kept.Record);
        // The same declaration may have come by several imports.
        return [.. counting.DistinctBy(record => record.Id).Order(Comparer<LogRecord>.Create((a, b) => IsAfter(a, b) ? 1 : IsAfter(b, a) ? -1 : 0))];
    }

    /// <summary>The declaration that the entry is to obey; null when none counts.</summary>
    public async Task<LogRecord?> LatestAsync(EntryKey entry, CancellationToken cancel)
    {
        LogRecord? latest = null;
        await foreach (var row in table.Query(RowsOf(entry), cancel))
            if (DeclarationRow.To(row) is var kept && (latest is null || IsAfter(kept.Record, latest)) && await CountsAsync(kept, cancel))
                latest = kept.Record;
        return latest;
    }

    private static FormattableString RowsOf(EntryKey entry) =>
        $"PartitionKey eq {entry.Partition} and RowKey ge {DeclarationRow.From(entry)} and RowKey lt {DeclarationRow.Until(entry)}";

    private async Task<bool> CountsAsync(KeptDeclaration kept, CancellationToken cancel)
    {
        if (!kept.IsLogged) return false;
        return kept.Import is null || (await imports.FindAsync(kept.Import, cancel))?.Counts(kept.Attempt) == true;
    }

    private static bool IsAfter(LogRecord record, LogRecord other)
    {
        var order = DeclarationRow.Milliseconds(record.ReceivedAt).CompareTo(DeclarationRow.Milliseconds(other.ReceivedAt));
        return order > 0 || (order == 0 && string.CompareOrdinal(record.Id, other.Id) > 0);
    }
}
