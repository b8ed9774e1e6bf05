using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Tests.Faults.Interleavings;

/// <summary>Whatever the queues' replies are lost, every message is worked on and no work shows twice.</summary>
public sealed class LostQueueReplyTests : IAsyncLifetime
{
    private readonly Lost lost = new();
    private Bench bench = null!;
    private App app = null!;
    private QueueMessage message = null!;

    public async Task InitializeAsync()
    {
        bench = await Bench.StartAsync();
        lost.InnerHandler = bench.Host.Storage;
        app = new App(lost, bench.Host.Clock, "lost");
        await bench.SendAsync(Bench.Click("a"), Bench.Views(10, 100));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_message_whose_sending_got_no_reply_is_there_twice_and_its_work_shows_once()
    {
        lost.Next(call => call.Method == HttpMethod.Post && call.RequestUri!.AbsolutePath == "/rollups/messages");
        await app.PlanAsync();
        Assert.Equal(2, bench.Host.Storage.Queues.Waiting);

        lost.Next(call => call.Method == HttpMethod.Post && call.RequestUri!.AbsolutePath == "/merges/messages");
        await bench.Host.PlayAsync(app);

        await CountedOnceAsync();
    }

    [Fact]
    public async Task A_message_whose_receipt_got_no_reply_comes_back()
    {
        await bench.App.PlanAsync();
        lost.Next(call => call.Method == HttpMethod.Get && call.RequestUri!.AbsolutePath == "/rollups/messages");
        Assert.Empty((await Queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value);

        bench.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.Host.PlayAsync(bench.App);

        await CountedOnceAsync();
    }

    [Fact]
    public async Task A_message_whose_deletion_was_carried_out_without_a_reply_is_gone()
    {
        await WorkAsync();
        lost.Next(IsDeletion);

        // The second try finds nothing to delete.
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => DeleteAsync());

        Assert.Equal(404, refused.Status);
        await bench.Host.PlayAsync(bench.App);
        await CountedOnceAsync();
    }

    [Fact]
    public async Task A_message_whose_deletion_never_arrived_is_worked_on_again_and_changes_nothing()
    {
        await WorkAsync();
        await bench.Host.PlayAsync(bench.App);
        var before = Stored.Kpis(bench.Host.Storage);

        bench.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.Host.PlayAsync(bench.App);

        Assert.Equal(before, Stored.Kpis(bench.Host.Storage));
        await CountedOnceAsync();
    }

    [Fact]
    public async Task A_message_that_comes_when_a_newer_run_is_merged_changes_nothing_in_the_end()
    {
        await bench.App.PlanAsync();
        var old = (await Queue.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(5))).Value.Single();
        await bench.SendAsync(Bench.Click("b"));
        await bench.SettleAsync();

        await app.RunAsync(JsonSerializer.Deserialize<ShardMessage>(old.MessageText, JsonSerializerOptions.Web)!);
        await bench.Host.PlayAsync(bench.App);

        await bench.SettleAsync();
        Assert.Equal((2, 100), (bench.Clicks(), bench.Value("20260310", "views")));
    }

    private QueueClient Queue => App.Connect(lost).RollupQueue;

    private static bool IsDeletion(HttpRequestMessage call) => call.Method == HttpMethod.Delete && call.RequestUri!.AbsolutePath.StartsWith("/rollups/", StringComparison.Ordinal);

    /// <summary>The shard's message is received and worked on, and not deleted yet.</summary>
    private async Task WorkAsync()
    {
        await bench.App.PlanAsync();
        message = (await Queue.ReceiveMessagesAsync(1, TimeSpan.FromMinutes(5))).Value.Single();
        await app.RunAsync(JsonSerializer.Deserialize<ShardMessage>(message.MessageText, JsonSerializerOptions.Web)!);
    }

    private Task DeleteAsync() => Queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);

    private async Task CountedOnceAsync()
    {
        await bench.SettleAsync();
        Assert.Equal((1, 100), (bench.Clicks(), bench.Value("20260310", "views")));
        Assert.Equal(bench.Rows("d:").Count, bench.Rows("s:").Count);
        Assert.Equal(0, bench.Host.Storage.Queues.Waiting);
    }

    /// <summary>Loses the reply of one call, which is carried out.</summary>
    private sealed class Lost : DelegatingHandler
    {
        private Func<HttpRequestMessage, bool>? next;

        public void Next(Func<HttpRequestMessage, bool> where) => next = where;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (next?.Invoke(request) != true) return await base.SendAsync(request, cancellationToken);
            next = null;
            (await base.SendAsync(request, cancellationToken)).Dispose();
            throw new HttpRequestException("The reply was lost.");
        }
    }
}
