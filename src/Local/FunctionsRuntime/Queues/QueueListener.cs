using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using KpiFunctions.Local.FunctionsRuntime.Functions;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Queues;

/// <summary>Runs a function for each message of a queue, several at a time; asks an empty queue less and less often.</summary>
internal sealed class QueueListener(
    Function function,
    QueueClient queue,
    QueueSettings settings,
    QueueMessageProcessor processor,
    TimeProvider time,
    ILogger logger) : ITriggerListener
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly List<Task> running = [];

    public Function Function => function;

    public string Watches => $"queue {queue.Name}";

    public Task PrepareAsync(CancellationToken cancellation) => queue.CreateIfNotExistsAsync(cancellationToken: cancellation);

    public async Task ListenAsync(CancellationToken stopping)
    {
        var pause = FirstPause;
        while (!stopping.IsCancellationRequested)
        {
            await RoomForABatchAsync();
            var messages = await ReceiveAsync(stopping);
            running.AddRange(messages.Select(processor.ProcessAsync));

            pause = messages.Length > 0 ? FirstPause : Longer(pause);
            if (messages.Length == 0)
                await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(running);
    }

    public Task RunNowAsync(string input) => processor.RunAsync(QueuesModelFactory.QueueMessage("", "", input, dequeueCount: 1));

    private async Task RoomForABatchAsync()
    {
        while (running.RemoveAll(task => task.IsCompleted) >= 0 && running.Count > settings.NewBatchThreshold)
            await Task.WhenAny(running);
    }

    // A message fetched while stopping comes back after its ten minutes, so the fetch itself is not cancelled half way.
    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken stopping)
    {
        try
        {
            return stopping.IsCancellationRequested
                ? []
                : await queue.ReceiveMessagesAsync(settings.BatchSize, QueueMessageProcessor.HiddenWhileRunning, CancellationToken.None);
        }
        catch (Exception exception)
        {
            logger.StorageFailed(Watches, function.Name, exception.Message);
            return [];
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
