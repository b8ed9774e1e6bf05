using KpiFunctions.Replays;
using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Imports;

/// <summary>
/// Files that were put aside because nobody knew their header: once a saved mapping has it they are read again, each once for a state of the mappings, so that one
/// which stays unreadable does not come round for ever.
/// </summary>
internal sealed class UnknownFiles(IImportLedger ledger, ImportSettings settings, IImportReplay replay)
{
    public async Task ReadMappedAsync(CancellationToken cancel)
    {
        var unknown = await ledger.UnknownAsync(cancel).ToListAsync(cancel);
        if (unknown.Count == 0) return;
        var rules = await settings.ReadAsync(cancel);
        var reader = Attempts.ReaderOf(rules.Version());
        var mapped = rules.Mappings.Select(mapping => mapping.Fields.GetValueOrDefault("fingerprint")).ToHashSet(StringComparer.Ordinal);
        foreach (var file in unknown.Where(file => mapped.Contains(file.Fingerprint) && file.Reader != reader))
            await replay.BeginAsync(file.Id, cancel);
    }
}
