using System.Collections.Concurrent;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Telemetry;

namespace KpiFunctions.Rollups;

internal interface IShardRunner
{
    Task RunAsync(ShardMessage message, CancellationToken cancel);
}

/// <summary>
/// Reads one shard of a manifest, writes its partial once, and asks for the merge when it was the last. What is there already is not read again, and
/// a run of which nobody needs the result is left. A newer run that is only planned is no reason to leave one: where the inputs never rest and runs
/// take long, none would ever end.
/// </summary>
internal sealed class ShardRunner(
    IRollupStore store, IDayTable days, ISegmentReader segments, IRollupQueue queue, ClickIds clickIds, NextNonce nonce) : IShardRunner
{
    public async Task RunAsync(ShardMessage message, CancellationToken cancel)
    {
        var day = IsoDay.Parse(message.Day);
        if (await days.FindAsync(day, cancel) is { } entry && entry.MergedRun >= message.Run) return;
        // Gone when newer runs were merged since. A run that is still needed is planned again, with its manifest.
        if (await store.FindManifestAsync(day, message.Run, cancel) is not { } manifest) return;
        if (!await store.HasPartialAsync(day, message.Run, message.Shard, cancel)) await RollAsync(manifest, message.Shard, cancel);
        if (await store.HasAllPartialsAsync(manifest, cancel))
            await queue.SendAsync(new MergeMessage(message.Day, message.Run), cancel);
    }

    private async Task RollAsync(Manifest manifest, int shard, CancellationToken cancel)
    {
        using var span = WorkMeter.Begin("shard.roll", IsoDay.Text(manifest.Day));
        var registry = await store.LoadRegistryAsync(manifest.RegistryVersion, cancel);
        var rollup = new ShardRollup(manifest, shard, registry, text => clickIds.TryRead(text)?.Link, seed: unchecked((long)nonce()));
        await ReadAsync(rollup, manifest.Segments, cancel);
        await store.SavePartialAsync(manifest.Day, manifest.Run, shard, PartialFile.Write(rollup.Finish()), cancel);
    }

    // A segment is read by one reader from its start to its end, several at once. In which order changes nothing: places in the log decide.
    private async Task ReadAsync(ShardRollup rollup, IReadOnlyList<SegmentLength> all, CancellationToken cancel)
    {
        var atOnce = Math.Clamp(all.Count, 1, Environment.ProcessorCount);
        var idle = new ConcurrentBag<ShardReader>(Enumerable.Range(0, atOnce).Select(_ => rollup.NewReader()));
        var limits = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(Enumerable.Range(0, all.Count), limits, async (index, token) =>
        {
            if (!idle.TryTake(out var reader)) throw new InvalidOperationException("More segments at once than readers.");
            await foreach (var block in segments.ReadAsync(all[index], token)) reader.Add(block.Lines.Span, index, block.Offset);
            idle.Add(reader);
        });
    }
}
