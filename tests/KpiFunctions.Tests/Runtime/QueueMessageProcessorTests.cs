using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using KpiFunctions.Local.FunctionsRuntime.Functions;
using KpiFunctions.Local.FunctionsRuntime.Queues;
using KpiFunctions.Tests.Azurite;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Runtime;

[Collection(AzuriteCollection.Name)]
public sealed class QueueMessageProcessorTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Message_of_a_long_run_is_hidden_again_at_half_time_and_deleted_at_the_end()
    {
        var time = new FakeTimeProvider();
        var end = new TaskCompletionSource();
        var renewal = new SeesRenewal();
        var options = new QueueClientOptions();
        options.AddPolicy(renewal, HttpPipelinePosition.PerCall);
        var queue = new QueueClient(azurite.ConnectionString, AzuriteFixture.Unique("long"), options);
        await queue.CreateAsync();
        await queue.SendMessageAsync("long");
        var message = (await queue.ReceiveMessageAsync(TimeSpan.FromMinutes(10))).Value;

        var processing = Processor(queue, end.Task, time).ProcessAsync(message);
        time.Advance(TimeSpan.FromMinutes(5));
        var request = await renewal.Seen;
        end.SetResult();
        await processing;

        Assert.Equal("visibilitytimeout=600", request.Split('&').Last());
        await Until.HoldsAsync(queue, messages: 0);
    }

    private static QueueMessageProcessor Processor(QueueClient queue, Task end, TimeProvider time)
    {
        var services = new ServiceCollection().AddSingleton(end).BuildServiceProvider();
        var runner = new FunctionRunner(
            Pipeline.Build([]), services.GetRequiredService<IServiceScopeFactory>(), CancellationToken.None, time, NullLogger.Instance);
        var function = FunctionDiscovery.Find([typeof(TakesLong)], new ConfigurationBuilder().Build()).Single();
        var settings = QueueSettings.Read(new ConfigurationBuilder().Build());
        return new(function, queue, queue, settings, runner, time, NullLogger.Instance);
    }

    private sealed class TakesLong(Task end)
    {
        [Function("TakesLong")]
        public Task Run([QueueTrigger("unused")] string message) => message == "long" ? end : throw new InvalidOperationException(message);
    }

    private sealed class SeesRenewal : HttpPipelineSynchronousPolicy
    {
        private readonly TaskCompletionSource<string> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Seen => seen.Task.WaitAsync(Patience.Limit);

        public override void OnReceivedResponse(HttpMessage message)
        {
            if (message.Request.Method == RequestMethod.Put && message.Request.Uri.Path.Contains("/messages/"))
                seen.TrySetResult(message.Request.Uri.Query);
        }
    }
}
