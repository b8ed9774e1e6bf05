using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using KpiFunctions.Local.FunctionsRuntime.Functions;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Queues;

/// <summary>
/// Runs a function for one message, and settles what becomes of the message: deleted, back in the queue, or in the poison queue.
/// </summary>
internal sealed class QueueMessageProcessor(
    Function function,
    QueueClient queue,
    QueueClient poison,
    QueueSettings settings,
    FunctionRunner runner,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>
    /// How long nobody else sees a message that is being worked on; renewed at half time. A crash hides the message for so long.
    /// </summary>
    public static readonly TimeSpan HiddenWhileRunning = TimeSpan.FromMinutes(10);

    public Task<bool> RunAsync(QueueMessage message) => runner.RunAsync(function, QueueTriggerData.Of(message));

    /// <summary>When storage fails here, the message comes back by itself: the function runs at least once.</summary>
    public async Task ProcessAsync(QueueMessage message)
    {
        try
        {
            if (message.DequeueCount > settings.MaxDequeueCount)
                await MoveToPoisonAsync(message, message.PopReceipt);
            else
                await SettleAsync(message, await RunHiddenAsync(message));
        }
        catch (Exception exception)
        {
            logger.StorageFailed($"queue {queue.Name}", function.Name, exception.Message);
        }
    }

    private async Task<(bool Succeeded, string Receipt)> RunHiddenAsync(QueueMessage message)
    {
        var receipt = message.PopReceipt;
        var run = RunAsync(message);
        using var ended = new CancellationTokenSource();
        while (await Task.WhenAny(run, Task.Delay(HiddenWhileRunning / 2, time, ended.Token)) != run)
            receipt = await RenewAsync(message, receipt);

        await ended.CancelAsync();
        return (await run, receipt);
    }

    private async Task<string> RenewAsync(QueueMessage message, string receipt)
    {
        try
        {
            return (await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: HiddenWhileRunning)).Value.PopReceipt;
        }
        catch (Exception exception)
        {
            logger.StorageFailed($"queue {queue.Name}", function.Name, exception.Message);
            return receipt;
        }
    }

    private async Task SettleAsync(QueueMessage message, (bool Succeeded, string Receipt) run)
    {
        if (run.Succeeded)
            await queue.DeleteMessageAsync(message.MessageId, run.Receipt);
        else if (message.DequeueCount >= settings.MaxDequeueCount)
            await MoveToPoisonAsync(message, run.Receipt);
        else
            await queue.UpdateMessageAsync(message.MessageId, run.Receipt, visibilityTimeout: settings.RetryAfter);
    }

    // In this order a failure between the two doubles the message and never loses it.
    private async Task MoveToPoisonAsync(QueueMessage message, string receipt)
    {
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1));
        await queue.DeleteMessageAsync(message.MessageId, receipt);
        logger.MessagePoisoned(function.Name, message.DequeueCount, message.MessageId, poison.Name);
    }
}
