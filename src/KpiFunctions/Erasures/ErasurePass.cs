using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Erasures;
using KpiFunctions.Storage.Erasures;

namespace KpiFunctions.Erasures;

/// <summary>
/// Takes one erasure from step to step until it is done or has to wait. Every step does again what it did when it is repeated, and the entry is saved after
/// it; what the person is replaced by stands in the entry from the beginning, so that a repetition writes the same.
/// </summary>
internal sealed class ErasurePass(IErasureTable erasures, IStoredTexts texts, UploadErasure uploads, LogErasure log, ReplacedSegments replaced, ClickIds clickIds, TimeProvider clock)
{
    /// <returns>The entry as it stands now.</returns>
    public async Task<ErasureEntry> RunAsync(ErasureEntry entry, CancellationToken cancel)
    {
        while (entry.State != ErasureState.Done && await StepAsync(entry, cancel) is { } next)
        {
            // Refused: another instance is at it, which does the same.
            if (await erasures.TrySaveAsync(next, cancel) is not { } saved) return entry;
            entry = saved;
        }
        return entry;
    }

    // Null: there is nothing to do but wait.
    private Task<ErasureEntry?> StepAsync(ErasureEntry entry, CancellationToken cancel)
    {
        var (person, name) = (new ErasedPerson(entry.Person!, entry.Nobody!, clickIds), new ClearName(entry.Named));
        return entry.State switch
        {
            ErasureState.Rejects => CleanRejectsAsync(entry, person, name, cancel),
            ErasureState.Files => DropFilesAsync(entry, person, name, cancel),
            ErasureState.Log => CleanLogAsync(entry, person, cancel),
            ErasureState.Rollups => WaitForRollupsAsync(entry, cancel),
            _ => CleanTablesAsync(entry, person, cancel),
        };
    }

    private async Task<ErasureEntry?> CleanRejectsAsync(ErasureEntry entry, ErasedPerson person, ClearName name, CancellationToken cancel)
    {
        var changed = await texts.ChangeRejectsAsync(text => Without(text.Span, person, name), cancel);
        return entry with { State = ErasureState.Files, Rejects = entry.Rejects + changed };
    }

    private async Task<ErasureEntry?> DropFilesAsync(ErasureEntry entry, ErasedPerson person, ClearName name, CancellationToken cancel) =>
        await uploads.DropNamingAsync(entry, text => person.IsIn(text.Span) || name.IsIn(text.Span), cancel) is { } without ? without with { State = ErasureState.Log } : null;

    // The log's last day has told which files its reader found him in.
    private async Task<ErasureEntry?> CleanLogAsync(ErasureEntry entry, ErasedPerson person, CancellationToken cancel)
    {
        var next = await log.NextAsync(entry, person, cancel);
        return next is { State: ErasureState.Rollups } ? await uploads.DropReadAsync(next, cancel) : next;
    }

    private static byte[]? Without(ReadOnlySpan<byte> text, ErasedPerson person, ClearName name)
    {
        var without = person.TakeOutOf(text);
        return name.MaskIn(without ?? text) ?? without;
    }

    private async Task<ErasureEntry?> WaitForRollupsAsync(ErasureEntry entry, CancellationToken cancel)
    {
        foreach (var day in entry.Days)
            if (!await replaced.TryDropAsync(day, cancel))
                return null;
        return entry with { State = ErasureState.Tables };
    }

    // Once more after rows were changed: a row that somebody wrote meanwhile was passed over.
    private async Task<ErasureEntry?> CleanTablesAsync(ErasureEntry entry, ErasedPerson person, CancellationToken cancel)
    {
        var changed = await texts.ChangeRowsAsync(person.TakeOutOf, cancel);
        if (changed > 0) return entry with { Rows = entry.Rows + changed };
        return entry with { State = ErasureState.Done, FinishedAt = clock.GetUtcNow(), Person = null, Named = null, Nobody = null };
    }
}
