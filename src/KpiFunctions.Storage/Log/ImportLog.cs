using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Storage.Log;

/// <inheritdoc cref="IImportLog"/>
internal sealed class ImportLog(StorageClients clients, ImportDays days) : IImportLog
{
    public async Task WriteChunkAsync(string import, int attempt, int chunk, IReadOnlyList<LogRecord> records, CancellationToken cancel)
    {
        foreach (var (utcDay, lines) in DayLines.Of(records, int.MaxValue))
        {
            var name = SegmentName.OfImport(utcDay, import, attempt, chunk);
            await days.AddAsync(import, utcDay, cancel);
            // The name says the content, so writing it a second time, or over a try whose reply was lost, changes nothing.
            await clients.Log.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(lines), overwrite: true, cancel);
        }
    }
}
