using Azure.Storage.Queues;
using KpiFunctions.Local.FunctionsRuntime.Hosting;
using KpiFunctions.Tests.Azurite;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace KpiFunctions.Tests.Runtime;

[Collection(AzuriteCollection.Name)]
public sealed class ShutdownTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Running_request_and_message_end_well_when_the_app_is_stopped()
    {
        var name = AzuriteFixture.Unique("shutdown");
        var queue = new QueueClient(azurite.ConnectionString, name);
        var gate = new Gate();
        await using var app = await TestApp.StartAsync(
            typeof(Waits),
            [
                $"--AzureWebJobsStorage={azurite.ConnectionString}",
                $"--QueueName={name}",
                "--AzureFunctionsJobHost:extensions:queues:messageEncoding=none",
            ],
            builder => builder.Services.AddSingleton(gate));
        await queue.SendMessageAsync("m");
        Assert.Equal("message", await app.Recorder.NextAsync());
        var answer = app.Http.GetAsync("waits");
        Assert.Equal("request", await app.Recorder.NextAsync());

        var stop = app.StopAsync();
        Assert.False(stop.IsCompleted);
        gate.Open();
        await stop;

        Assert.Equal("finished", await (await answer).Content.ReadAsStringAsync());
        Assert.Equal(0, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public void Invocations_are_cancelled_five_seconds_after_the_app_was_asked_to_stop()
    {
        var time = new FakeTimeProvider();
        using var stopping = new CancellationTokenSource();
        using var shutdown = new Shutdown(Mock.Of<IHostApplicationLifetime>(lifetime => lifetime.ApplicationStopping == stopping.Token), time);

        time.Advance(TimeSpan.FromHours(1));
        stopping.Cancel();
        time.Advance(TimeSpan.FromSeconds(4.9));
        var early = shutdown.Cancelled.IsCancellationRequested;
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.False(early);
        Assert.True(shutdown.Cancelled.IsCancellationRequested);
    }

    private sealed class Gate
    {
        private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Opened => opened.Task;

        public void Open() => opened.SetResult();
    }

    private sealed class Waits(Recorder recorder, Gate gate)
    {
        [Function("WaitsForRequest")]
        public async Task<IResult> OnRequest([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "waits")] HttpRequest req)
        {
            recorder.Saw("request");
            await gate.Opened;
            return Results.Text("finished");
        }

        [Function("WaitsForMessage")]
        public async Task OnMessage([QueueTrigger("%QueueName%")] string message)
        {
            recorder.Saw("message");
            await gate.Opened;
        }
    }
}
