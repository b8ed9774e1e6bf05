using System.Net;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using KpiFunctions.Tests.Azurite;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Tests.Runtime;

[Collection(AzuriteCollection.Name)]
public sealed class QueueTriggerTests(AzuriteFixture azurite)
{
    private readonly string name = AzuriteFixture.Unique("queue");

    [Theory]
    [InlineData(typeof(TakesText), QueueMessageEncoding.None, "{\"Day\":7}")]
    [InlineData(typeof(TakesText), QueueMessageEncoding.Base64, "{\"Day\":7}")]
    [InlineData(typeof(TakesMessage), QueueMessageEncoding.None, "{\"Day\":7} 1")]
    [InlineData(typeof(TakesObject), QueueMessageEncoding.None, "7 1")]
    public async Task Message_runs_the_function_and_is_deleted(Type functions, QueueMessageEncoding encoding, string expected)
    {
        await using var app = await StartAsync(functions, encoding);

        await Queue(encoding).SendMessageAsync("""{"Day":7}""");

        Assert.Equal(expected, await app.Recorder.NextAsync());
        await Until.HoldsAsync(Queue(encoding), messages: 0);
    }

    [Fact]
    public async Task Message_that_fails_five_times_goes_to_the_poison_queue_as_it_was()
    {
        await using var app = await StartAsync(typeof(TakesObject), QueueMessageEncoding.None);
        var poison = new QueueClient(azurite.ConnectionString, $"{name}-poison");

        await Queue(QueueMessageEncoding.None).SendMessageAsync("not json");

        await Until.HoldsAsync(poison, messages: 1);
        Assert.Equal("not json", (await poison.ReceiveMessageAsync()).Value.Body.ToString());
        await Until.HoldsAsync(Queue(QueueMessageEncoding.None), messages: 0);
    }

    [Fact]
    public async Task Failed_message_comes_again_with_its_text_until_it_succeeds()
    {
        await using var app = await StartAsync(typeof(SucceedsAtLast), QueueMessageEncoding.None);

        await Queue(QueueMessageEncoding.None).SendMessageAsync("stubborn");

        Assert.Equal(
            ["stubborn 1", "stubborn 2", "stubborn 3", "stubborn 4", "stubborn 5"],
            await app.Recorder.NextAsync(5));
        await Until.HoldsAsync(Queue(QueueMessageEncoding.None), messages: 0);
        Assert.False(await new QueueClient(azurite.ConnectionString, $"{name}-poison").ExistsAsync());
    }

    [Fact]
    public async Task Message_in_another_encoding_goes_to_the_poison_queue_and_blocks_nothing()
    {
        await using var app = await StartAsync(typeof(TakesText), QueueMessageEncoding.Base64);
        var poison = new QueueClient(azurite.ConnectionString, $"{name}-poison");

        await Queue(QueueMessageEncoding.None).SendMessageAsync("no base64!");
        await Queue(QueueMessageEncoding.Base64).SendMessageAsync("good");

        Assert.Equal("good", await app.Recorder.NextAsync());
        await Until.HoldsAsync(poison, messages: 1);
        Assert.Equal("no base64!", (await poison.ReceiveMessageAsync()).Value.Body.ToString());
    }

    [Fact]
    public async Task Twenty_messages_all_run()
    {
        await using var app = await StartAsync(typeof(TakesText), QueueMessageEncoding.None);
        var sent = Enumerable.Range(100, 20).Select(number => $"{number}").ToList();

        foreach (var text in sent) await Queue(QueueMessageEncoding.None).SendMessageAsync(text);

        Assert.Equal(sent, (await app.Recorder.NextAsync(sent.Count)).Order());
    }

    [Fact]
    public async Task Operator_runs_the_function_with_a_message_that_was_never_in_the_queue()
    {
        await using var app = await StartAsync(typeof(TakesObject), QueueMessageEncoding.None);

        using var response = await app.Http.PostAsync("admin/functions/TakesObject", new StringContent("""{"input":"{\"day\":9}"}"""));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("9 1", await app.Recorder.NextAsync());
    }

    private QueueClient Queue(QueueMessageEncoding encoding) =>
        new(azurite.ConnectionString, name, new QueueClientOptions { MessageEncoding = encoding });

    private Task<TestApp> StartAsync(Type functions, QueueMessageEncoding encoding) => TestApp.StartAsync(functions, [
        $"--Own={azurite.ConnectionString}",
        $"--QueueName={name}",
        $"--AzureFunctionsJobHost:extensions:queues:messageEncoding={encoding}"]);

    private sealed class TakesText(Recorder recorder)
    {
        [Function("TakesText")]
        public void Run([QueueTrigger("%QueueName%", Connection = "Own")] string message) => recorder.Saw(message);
    }

    private sealed class TakesMessage(Recorder recorder)
    {
        [Function("TakesMessage")]
        public void Run([QueueTrigger("%QueueName%", Connection = "Own")] QueueMessage message) =>
            recorder.Saw($"{message.Body} {message.DequeueCount}");
    }

    private sealed class TakesObject(Recorder recorder)
    {
        [Function("TakesObject")]
        public async Task Run([QueueTrigger("%QueueName%", Connection = "Own")] Order order, long dequeueCount)
        {
            await Task.Yield();
            recorder.Saw($"{order.DAY} {dequeueCount}");
        }
    }

    private sealed class SucceedsAtLast(Recorder recorder)
    {
        [Function("SucceedsAtLast")]
        public void Run([QueueTrigger("%QueueName%", Connection = "Own")] string message, FunctionContext context)
        {
            recorder.Saw($"{message} {context.BindingContext.BindingData["DequeueCount"]}");
            if (context.BindingContext.BindingData["dequeuecount"] is < 5L) throw new InvalidOperationException("on purpose");
        }
    }

    private sealed record Order(int DAY);
}
