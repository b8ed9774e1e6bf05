using KpiFunctions.Storage.Rollups;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Rollups;

internal sealed class MergeDay(IDayMerger merger)
{
    [Function(nameof(MergeDay))]
    public Task Run([QueueTrigger("merges")] MergeMessage message, CancellationToken cancel) => merger.RunAsync(message, cancel);
}
