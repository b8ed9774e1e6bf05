using KpiFunctions.Storage.Imports;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Replays;

internal sealed class ReplayImport(IImportReplay replay)
{
    [Function(nameof(ReplayImport))]
    public Task Run([QueueTrigger("replays")] ReplayMessage message, CancellationToken cancel) => replay.RunAsync(message, cancel);
}
