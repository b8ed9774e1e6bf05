using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Faults.Memory;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Faults;

/// <summary>What the Functions host does around the app: it gives queue messages at least once and calls timers. Its own storage calls do not fail.</summary>
internal sealed class Host
{
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(5);

    private readonly StorageClients clients;

    private Host(InMemoryStorage storage, FakeTimeProvider clock) => (Storage, Clock, clients) = (storage, clock, App.Connect(storage));

    public InMemoryStorage Storage { get; }

    public FakeTimeProvider Clock { get; }

    public static async Task<Host> StartAsync(DateTimeOffset now)
    {
        var clock = new FakeTimeProvider(now);
        var host = new Host(new InMemoryStorage(clock), clock);
        await new StorageSetup(host.clients).EnsureAsync(CancellationToken.None);
        return host;
    }

    public Task UploadAsync(string name, string csv) => clients.Imports.GetBlobClient(name).UploadAsync(BinaryData.FromString(csv), overwrite: true);

    /// <summary>Gives every visible message to the app until there are none. A message whose function fails comes back later.</summary>
    /// <param name="order">Also decides what is given twice; null: in order, once.</param>
    public async Task PlayAsync(App app, Random? order = null)
    {
        while (true)
        {
            var given = await ReceiveAsync(clients.RollupQueue, text => app.RunAsync(JsonSerializer.Deserialize<ShardMessage>(text, JsonSerializerOptions.Web)!));
            given.AddRange(await ReceiveAsync(clients.MergeQueue, text => app.RunAsync(JsonSerializer.Deserialize<MergeMessage>(text, JsonSerializerOptions.Web)!)));
            given.AddRange(await ReceiveAsync(clients.ReplayQueue, text => app.RunAsync(JsonSerializer.Deserialize<ReplayMessage>(text, JsonSerializerOptions.Web)!)));
            if (given.Count == 0) return;
            var messages = given.ToArray();
            order?.Shuffle(messages);
            foreach (var (queue, message, run) in messages) await RunAsync(queue, message, run, twice: order?.Next(4) == 0);
        }
    }

    /// <summary>Time passes and timers fire until nothing is left to do.</summary>
    /// <returns>The number of rounds that it took.</returns>
    /// <exception cref="TimeoutException">It does not come to rest.</exception>
    public async Task<int> SettleAsync(App app)
    {
        for (var round = 1; round <= 12; round++)
        {
            Clock.Advance(TimeSpan.FromMinutes(16));
            await app.ImportAsync();
            var plan = await app.PlanAsync();
            await app.RetireAsync();
            await PlayAsync(app);
            if (plan.Planned.Count + plan.Pending.Count == 0 && Storage.Queues.Waiting == 0) return round;
        }
        throw new TimeoutException("Days are planned again and again.");
    }

    private static async Task RunAsync(QueueClient queue, QueueMessage message, Func<string, Task> run, bool twice)
    {
        try
        {
            await Task.WhenAll(run(message.MessageText), twice ? run(message.MessageText) : Task.CompletedTask);
        }
        catch (Exception e) when (e is not ProcessStopped && StorageFaults.Is(e, CancellationToken.None))
        {
            return;
        }
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
    }

    private static async Task<List<(QueueClient Queue, QueueMessage Message, Func<string, Task> Run)>> ReceiveAsync(QueueClient queue, Func<string, Task> run) =>
        [.. (await queue.ReceiveMessagesAsync(32, Hidden)).Value.Select(message => (queue, message, run))];
}
