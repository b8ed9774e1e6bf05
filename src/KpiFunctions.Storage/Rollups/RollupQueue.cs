using System.Text.Json;

namespace KpiFunctions.Storage.Rollups;

/// <inheritdoc cref="IRollupQueue"/>
internal sealed class RollupQueue(StorageClients clients) : IRollupQueue
{
    // A message whose reply was lost may be there twice: both steps write once or compare, so the second finds nothing to do.
    public Task SendAsync(ShardMessage message, CancellationToken cancel) =>
        clients.RollupQueue.SendMessageAsync(JsonSerializer.Serialize(message, StorageJson.Default.ShardMessage), cancel);

    public Task SendAsync(MergeMessage message, CancellationToken cancel) =>
        clients.MergeQueue.SendMessageAsync(JsonSerializer.Serialize(message, StorageJson.Default.MergeMessage), cancel);
}
