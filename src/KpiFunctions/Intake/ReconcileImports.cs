using KpiFunctions.Imports;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Imports;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Intake;

/// <summary>Finds files that no trigger told us about, or whose import did not end, and imports them.</summary>
public sealed class ReconcileImports(StorageClients storage, IImportLedger ledger, Importer importer, ILogger<ReconcileImports> logger)
{
    [Function(nameof(ReconcileImports))]
    public async Task RunAsync([TimerTrigger("0 */10 * * * *")] TimerInfo timer, CancellationToken cancel)
    {
        var failures = new List<Exception>();
        await foreach (var blob in storage.Imports.GetBlobsAsync(cancellationToken: cancel))
        {
            var id = Upload.IdOf(blob.Name, blob.Properties.ETag!.Value, blob.Properties.LastModified!.Value);
            if (await ledger.FindAsync(id, cancel) is { } entry && Importer.IsSettled(entry.State)) continue;
            try
            {
                await importer.ImportAsync(storage.Imports.GetBlobClient(blob.Name), cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.NotRepeated(e, id);
                failures.Add(e);
            }
        }
        // One bad file does not keep the others waiting, but it does not go unnoticed either.
        if (failures.Count > 0) throw new AggregateException(failures);
    }
}
