using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Rollups;

internal interface IShardRunner
{
    Task RunAsync(ShardMessage message, CancellationToken cancel);
}

/// <summary>Reads one shard of a manifest, writes its partial once, and asks for the merge when it was the last.</summary>
internal sealed class ShardRunner(IRollupStore store, ISegmentReader segments, IRollupQueue queue, ClickIds clickIds, NextNonce nonce) : IShardRunner
{
    public async Task RunAsync(ShardMessage message, CancellationToken cancel)
    {
        var manifest = await store.LoadManifestAsync(IsoDay.Parse(message.Day), message.Run, cancel);
        var registry = await store.LoadRegistryAsync(manifest.RegistryVersion, cancel);
        var rollup = new ShardRollup(manifest, message.Shard, registry, text => clickIds.TryRead(text)?.Link, seed: unchecked((long)nonce()));
        for (var i = 0; i < manifest.Segments.Count; i++)
            await foreach (var block in segments.ReadAsync(manifest.Segments[i], cancel))
                rollup.Add(block.Lines.Span, i, block.Offset);
        await store.SavePartialAsync(manifest.Day, manifest.Run, message.Shard, PartialFile.Write(rollup.Finish()), cancel);
        if (await store.HasAllPartialsAsync(manifest, cancel))
            await queue.SendAsync(new MergeMessage(message.Day, message.Run), cancel);
    }
}
