using Azure.Storage.Queues;

namespace KpiFunctions.Tests.Runtime;

/// <summary>Waits for what storage shows from outside.</summary>
internal static class Until
{
    public static Task HoldsAsync(QueueClient queue, int messages) =>
        TrueAsync(async () => await queue.ExistsAsync() && (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == messages);

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition()) await often.WaitForNextTickAsync(limit.Token);
    }
}
