using KpiFunctions.Storage.Rollups;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Rollups;

internal sealed class RollUpShard(IShardRunner runner)
{
    [Function(nameof(RollUpShard))]
    public Task Run([QueueTrigger("rollups")] ShardMessage message, CancellationToken cancel) => runner.RunAsync(message, cancel);
}
