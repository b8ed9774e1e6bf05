using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Imports;

/// <summary>
/// Takes an import back: that somebody asked is noted, the retraction goes to the log, the ledger obeys it, then the registry does. Once noted it
/// is carried out, by a repetition or by the reconciler; repeating any of it changes nothing.
/// </summary>
internal sealed class ImportRetraction(IImportLedger ledger, IEventLog log, IRegistryStore registry, TimeProvider time)
{
    /// <returns>False when the log could not take it: it is carried out later, or when the call is repeated.</returns>
    public async Task<bool> TakeBackAsync(ImportEntry entry, CancellationToken cancel)
    {
        if (entry.State != ImportState.Retracted)
        {
            var asked = entry.RetractionAskedAt ?? time.GetUtcNow();
            if (entry.RetractionAskedAt is null) await ledger.SaveAsync(entry with { RetractionAskedAt = asked }, cancel);
            if (await log.AppendAsync([Retraction(entry.Id, asked)]) != AppendOutcome.Stored) return false;
            var retracted = entry with { State = ImportState.Retracted, RetractionAskedAt = asked, FinishedAt = time.GetUtcNow() };
            entry = await ledger.SaveAsync(retracted, cancel) ?? retracted;
        }
        if (!entry.Unsettled) return true;
        await registry.SettleAsync(entry.Id, cancel);
        await ledger.MarkSettledAsync(entry, cancel);
        return true;
    }

    private static LogRecord Retraction(string import, DateTimeOffset askedAt) => new()
    {
        Type = RecordType.Retraction,
        Namespace = "imports",
        Id = $"import/{import}",
        Source = "imports",
        OccurredAt = askedAt,
        ReceivedAt = askedAt,
        States = new Statement("import", import, Deleted: true, new Dictionary<string, string>()),
    };
}
