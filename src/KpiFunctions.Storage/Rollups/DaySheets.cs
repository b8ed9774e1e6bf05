using System.Runtime.CompilerServices;

namespace KpiFunctions.Storage.Rollups;

/// <inheritdoc cref="IDaySheets"/>
internal sealed class DaySheets(IDayTable days, IRollupStore store) : IDaySheets
{
    private const int AtOnce = 16;

    public async IAsyncEnumerable<(DateOnly Day, ReadOnlyMemory<byte> Lines)> ReadAsync(
        string name, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancel)
    {
        var entries = await days.ListAsync(from, to, cancel);
        foreach (var some in entries.Where(entry => SheetTags.Find(entry.MergedSheets, name) is not null).OrderBy(entry => entry.Day).Chunk(AtOnce))
            foreach (var (entry, lines) in some.Zip(await Task.WhenAll(some.Select(entry => FindAsync(entry, name, cancel)))))
                if (lines is { } found) yield return (entry.Day, found);
    }

    // A run that was overtaken twice since its entry was read is gone: the entry says by now where the sheet is.
    private async Task<ReadOnlyMemory<byte>?> FindAsync(DayEntry entry, string name, CancellationToken cancel)
    {
        for (var at = entry; SheetTags.Find(at?.MergedSheets, name) is { } tag;)
        {
            if (await store.FindSheetAsync(at!.Day, at.MergedRun, name, tag, cancel) is { } lines) return lines;
            var now = await days.FindAsync(at.Day, cancel);
            if (now?.MergedRun == at.MergedRun) throw new InvalidDataException($"Run {at.MergedRun} of {at.Day:yyyy-MM-dd} has lost its sheet '{name}'.");
            at = now;
        }
        return null;
    }
}
