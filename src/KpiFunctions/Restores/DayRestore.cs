using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Restores;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Restores;

/// <summary>Makes again what the tables said of one UTC day of the log.</summary>
internal sealed class DayRestore(
    ISegmentReader segments, IRestoredNotes notes, IDayTable days, IDayMarks marks, IRegistryStore registry, LedgerRestore ledger, IOptions<ReportingOptions> options)
{
    public async Task<(int Declarations, int Imports)> RunAsync(DateOnly utcDay, CancellationToken cancel)
    {
        var reading = options.Value.Zone.DaysOverlapping(utcDay).ToList();
        var manifests = await RestoreRunsAsync(reading, cancel);
        var (declarations, imports) = (0, 0);
        foreach (var segment in await segments.ListAsync(utcDay, cancel))
        {
            var statements = await StatementsAsync(segment, cancel);
            foreach (var retraction in statements.Where(each => each.Type == RecordType.Retraction)) await ledger.RetractAsync(retraction, cancel);
            var declared = statements.Where(each => each.Type == RecordType.Declaration).ToList();
            if (SegmentName.ImportOf(segment.Name) is var (import, attempt))
            {
                await notes.MarkImportAsync(import, utcDay, cancel);
                if (await ledger.RestoreAsync(import, attempt, manifests, declared.Count, cancel)) imports++;
                if (declared.Count > 0) await registry.KeepAsync(import, attempt, declared, cancel);
                if (declared.Count > 0) await registry.SettleAsync(import, cancel);
            }
            else
            {
                await notes.MarkSegmentAsync(utcDay, segment.Name, cancel);
                if (declared.Count > 0) await registry.ProjectAsync(declared, cancel);
            }
            declarations += declared.Count;
        }
        await marks.MarkAsync(reading, cancel);
        return (declarations, imports);
    }

    // A run must not take a number that has results already, and the day keeps its number of shards.
    private async Task<IReadOnlyList<Manifest>> RestoreRunsAsync(IReadOnlyList<DateOnly> reading, CancellationToken cancel)
    {
        var found = new List<Manifest>();
        foreach (var day in reading)
        {
            if (await notes.NewestManifestAsync(day, cancel) is not { } manifest) continue;
            found.Add(manifest);
            if (await days.FindAsync(day, cancel) is null)
                await days.TrySaveAsync(new DayEntry { Day = day, Shards = manifest.Shards, PlannedRun = manifest.Run, MergedRun = manifest.Run }, cancel);
        }
        return found;
    }

    private async Task<List<LogRecord>> StatementsAsync(SegmentLength segment, CancellationToken cancel)
    {
        var found = new List<LogRecord>();
        await foreach (var block in segments.ReadAsync(segment, cancel)) Add(block.Lines.Span, found);
        return found;
    }

    private static void Add(ReadOnlySpan<byte> lines, List<LogRecord> found)
    {
        foreach (var range in lines.Split((byte)'\n'))
        {
            var line = lines[range];
            // Most lines say nothing of the registry, and need not be read.
            if (line.IndexOf("\"states\":"u8) >= 0 && RecordLine.TryRead(line) is { States: not null } statement) found.Add(statement);
        }
    }
}
