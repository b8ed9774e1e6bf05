using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Imports;

/// <summary>Brings an open import to its end, whatever was interrupted.</summary>
internal sealed class ImportRepair(ImportFiles files, Importer importer, ImportRetraction retraction)
{
    public async Task FinishAsync(ImportEntry entry, CancellationToken cancel)
    {
        if (entry.RetractionAskedAt is not null) await retraction.TakeBackAsync(entry, cancel);
        else if (entry.FinishedAt is null) await ReadAgainAsync(entry, cancel);
        else await importer.SettleAsync(entry, cancel);
    }

    private async Task ReadAgainAsync(ImportEntry entry, CancellationToken cancel)
    {
        if (await files.FindAsync(entry, cancel) is { } upload) await importer.ImportAsync(upload, cancel);
        else await importer.GiveUpAsync(entry, cancel);
    }
}
