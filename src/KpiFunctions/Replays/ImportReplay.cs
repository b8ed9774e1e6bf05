using KpiFunctions.Imports;
using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Replays;

internal enum ImportReplayOutcome
{
    /// <summary>The attempt is begun; a function of its own reads the file.</summary>
    Begun,
    Unknown,
    Running,
    Retracted,
    /// <summary>What it copies counts.</summary>
    SameContent,
    FileGone,
}

/// <param name="Entry">Null when unknown.</param>
internal sealed record ImportReplayAnswer(ImportReplayOutcome Outcome, ImportEntry? Entry);

internal interface IImportReplay
{
    Task<ImportReplayAnswer> BeginAsync(string import, CancellationToken cancel);

    Task RunAsync(ReplayMessage message, CancellationToken cancel);
}

/// <summary>
/// Reads the file of an import again, as a further attempt. The former attempt counts until the new one has ended well, and the new one instead of it
/// from then on: nothing is counted twice and nothing disappears in between.
/// </summary>
internal sealed class ImportReplay(IImportLedger ledger, IReplayQueue queue, ImportFiles files, Importer importer, ImportRepair repair) : IImportReplay
{
    public async Task<ImportReplayAnswer> BeginAsync(string import, CancellationToken cancel)
    {
        if (await ledger.FindAsync(import, cancel) is not { } entry) return new(ImportReplayOutcome.Unknown, null);
        if (await ObstacleAsync(entry, cancel) is { } obstacle) return new(obstacle, entry);
        if (await ledger.SaveAsync(Attempts.Next(entry), cancel) is not { } begun) return new(ImportReplayOutcome.Running, entry);
        // Where this fails the attempt is begun all the same, and the reconciler drives it.
        await queue.SendAsync(new ReplayMessage(import), cancel);
        return new(ImportReplayOutcome.Begun, begun);
    }

    public async Task RunAsync(ReplayMessage message, CancellationToken cancel)
    {
        if (await ledger.FindAsync(message.Import, cancel) is { IsOpen: true } entry) await repair.FinishAsync(entry, cancel);
    }

    private async Task<ImportReplayOutcome?> ObstacleAsync(ImportEntry entry, CancellationToken cancel)
    {
        if (entry.State == ImportState.Retracted || entry.RetractionAskedAt is not null) return ImportReplayOutcome.Retracted;
        if (entry.State is ImportState.Seen or ImportState.Importing) return ImportReplayOutcome.Running;
        if (entry.State == ImportState.SameContent && await importer.IsSettledAsync(entry, cancel)) return ImportReplayOutcome.SameContent;
        return await files.FindAsync(entry, cancel) is null ? ImportReplayOutcome.FileGone : null;
    }
}
