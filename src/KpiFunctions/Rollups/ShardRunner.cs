using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Rollups;

internal interface IShardRunner
{
    Task RunAsync(ShardMessage message, CancellationToken cancel);
}

/// <summary>Reads one shard of a manifest, writes its partial once, and asks for the merge when it was the last.</summary>
internal sealed class ShardRunner(IRollupStore store, ISegmentReader segments, IRollupQueue queue, ClickIds clickIds) : IShardRunner
{
    public async Task RunAsync(ShardMessage message, CancellationToken cancel)
    {
        var manifest = await store.LoadManifestAsync(IsoDay.Parse(message.Day), message.Run, cancel);
        var registry = await store.LoadRegistryAsync(manifest.RegistryVersion, cancel);
        var rollup = new ShardRollup(manifest, registry, text => clickIds.TryRead(text)?.Link);
        foreach (var segment in manifest.Segments)
            await foreach (var logged in segments.ReadAsync(segment, cancel))
                if (IsMine(logged, manifest.Shards, message.Shard))
                    rollup.Add(logged);
        await store.SavePartialAsync(manifest.Day, manifest.Run, message.Shard, PartialFile.Write(rollup.Finish()), cancel);
        if (await store.LoadPartialsAsync(manifest, cancel) is not null)
            await queue.SendAsync(new MergeMessage(message.Day, message.Run), cancel);
    }

    // A torn line has no partition: the first shard reports it.
    private static bool IsMine(LoggedRecord? logged, int shards, int shard) =>
        shards == 1 || (logged is null ? 0 : Partitions.ShardOf(Partitions.Of(logged.Record), shards)) == shard;
}
