using KpiFunctions.Imports;
using KpiFunctions.Reading;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Imports;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Intake;

/// <summary>
/// Finishes what was left undone: files that no trigger told us about, imports, replays and retractions that did not end, changes of the registry
/// that did not reach it. Files whose mapping was saved since are read again.
/// </summary>
internal sealed class ReconcileImports(
    StorageClients storage, IImportLedger ledger, Importer importer, ImportRepair repair, RegistryDesk registry, UnknownFiles unknown, ILogger<ReconcileImports> logger)
{
    [Function(nameof(ReconcileImports))]
    public async Task RunAsync([TimerTrigger("0 */10 * * * *")] TimerInfo timer, CancellationToken cancel)
    {
        var failures = new List<Exception>();
        await foreach (var blob in storage.Imports.GetBlobsAsync(cancellationToken: cancel))
        {
            var id = Upload.IdOf(blob.Name, blob.Properties.ETag!.Value, blob.Properties.LastModified!.Value);
            if (await ledger.FindAsync(id, cancel) is { } entry && await importer.IsSettledAsync(entry, cancel)) continue;
            await TryAsync(() => importer.ImportAsync(storage.Imports.GetBlobClient(blob.Name), cancel), id, failures);
        }
        await TryAsync(() => unknown.ReadMappedAsync(cancel), "of unknown files", failures);
        await foreach (var open in ledger.OpenAsync(cancel))
            await TryAsync(() => repair.FinishAsync(open, cancel), open.Id, failures);
        await TryAsync(() => registry.FinishAnnouncedAsync(cancel), "of the registry", failures);
        // One bad file does not keep the others waiting, but it does not go unnoticed either.
        if (failures.Count > 0) throw new AggregateException(failures);
    }

    private async Task TryAsync(Func<Task> step, string import, List<Exception> failures)
    {
        try
        {
            await step();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.NotRepeated(e, import);
            failures.Add(e);
        }
    }
}
