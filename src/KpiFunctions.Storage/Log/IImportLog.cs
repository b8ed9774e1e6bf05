using KpiFunctions.Core.Records;

namespace KpiFunctions.Storage.Log;

/// <summary>Writes an import's records as block-blob segments, each chunk once: repeating a chunk with the same records changes nothing.</summary>
public interface IImportLog
{
    /// <summary>Splits by UTC day of occurrence: <c>log/yyyy/MM/dd/{shard}/import-{import}-{attempt}-{chunk}.ndjson</c>, the day noted first. Nobody looks at them before the ledger counts the import.</summary>
    Task WriteChunkAsync(string import, int attempt, int chunk, IReadOnlyList<LogRecord> records, CancellationToken cancel);
}
