using System.Text.Json;

namespace KpiFunctions.Storage.Imports;

/// <inheritdoc cref="IReplayQueue"/>
internal sealed class ReplayQueue(StorageClients clients) : IReplayQueue
{
    // A message whose reply was lost may be there twice: the second finds the import done.
    public Task SendAsync(ReplayMessage message, CancellationToken cancel) =>
        clients.ReplayQueue.SendMessageAsync(JsonSerializer.Serialize(message, JsonSerializerOptions.Web), cancel);
}
