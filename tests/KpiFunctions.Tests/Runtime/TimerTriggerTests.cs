using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using KpiFunctions.Tests.Azurite;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Tests.Runtime;

[Collection(AzuriteCollection.Name)]
public sealed class TimerTriggerTests(AzuriteFixture azurite)
{
    private readonly string hostId = AzuriteFixture.Unique("timers");

    [Fact]
    public async Task Fast_timer_keeps_firing_although_its_runs_fail_and_has_no_status()
    {
        await using var app = await StartAsync(typeof(Fast));

        Assert.Equal(["ran False", "ran False", "ran False"], await app.Recorder.NextAsync(3));
    }

    [Fact]
    public async Task Timer_that_runs_on_startup_sees_its_next_time_and_stores_it()
    {
        var before = DateTime.UtcNow;
        await using var app = await StartAsync(typeof(Annual), "--Annual:Schedule=0 0 0 1 1 *");

        var info = JsonSerializer.Deserialize<TimerInfo>(await app.Recorder.NextAsync())!;

        Assert.False(info.IsPastDue);
        Assert.Equal(default, info.ScheduleStatus!.Last);
        Assert.Equal(default, info.ScheduleStatus.LastUpdated);
        AssertIsNewYearAfter(before, info.ScheduleStatus.Next);
        await Until.TrueAsync(async () => (await StatusAsync()).GetProperty("Last").GetDateTimeOffset() != default);
        AssertIsNewYearAfter(before, (await StatusAsync()).GetProperty("Next").GetDateTimeOffset().UtcDateTime);
    }

    [Fact]
    public async Task Missed_run_is_made_up_for_at_the_next_start_as_past_due()
    {
        await StoreAsync("""
            {"Last":"2020-01-01T00:00:00+00:00","Next":"2021-01-01T00:00:00+00:00","LastUpdated":"2020-01-01T00:00:00+00:00"}
            """);

        await using var app = await StartAsync(typeof(Annual), "--Annual:Schedule=0 0 0 1 1 *");

        var info = JsonSerializer.Deserialize<TimerInfo>(await app.Recorder.NextAsync())!;
        Assert.True(info.IsPastDue);
        Assert.Equal(new DateTime(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc), info.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Operator_with_the_master_key_runs_a_timer_now()
    {
        await using var app = await StartAsync(typeof(Yearly), "--FunctionKeys:default=key", "--FunctionKeys:_master=master");

        Assert.Equal(HttpStatusCode.Unauthorized, await RunAsync(app, "Yearly", "key"));
        Assert.Equal(HttpStatusCode.NotFound, await RunAsync(app, "Other", "master"));
        Assert.True(app.Recorder.IsEmpty);
        Assert.Equal(HttpStatusCode.Accepted, await RunAsync(app, "yearly", "master"));
        Assert.Equal("ran False", await app.Recorder.NextAsync());
    }

    // Of the next year, or of the one after when the test runs over midnight of New Year's Eve.
    private static void AssertIsNewYearAfter(DateTime before, DateTime next)
    {
        Assert.Equal(new DateTime(next.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc), next);
        Assert.InRange(next.Year, before.Year + 1, DateTime.UtcNow.Year + 1);
    }

    private static async Task<HttpStatusCode> RunAsync(TestApp app, string function, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"admin/functions/{function}")
        {
            Content = new StringContent("""{"input":""}""", Encoding.UTF8, "application/json"),
            Headers = { { "x-functions-key", key } },
        };
        using var response = await app.Http.SendAsync(request);
        return response.StatusCode;
    }

    private Task<TestApp> StartAsync(Type functions, params string[] settings) =>
        TestApp.StartAsync(
            functions,
            [$"--AzureWebJobsStorage={azurite.ConnectionString}", $"--AzureFunctionsWebHost:hostid={hostId}", .. settings]);

    private BlobClient Status => new(azurite.ConnectionString, "azure-webjobs-hosts", $"timers/{hostId}/Host.Functions.Annual/status");

    private async Task<JsonElement> StatusAsync() =>
        JsonSerializer.Deserialize<JsonElement>((await Status.DownloadContentAsync()).Value.Content);

    private async Task StoreAsync(string json)
    {
        await new BlobContainerClient(azurite.ConnectionString, "azure-webjobs-hosts").CreateIfNotExistsAsync();
        await Status.UploadAsync(BinaryData.FromString(json));
    }

    private sealed class Fast(Recorder recorder)
    {
        [Function("Fast")]
        public Task Run([TimerTrigger("00:00:00.05")] TimerInfo timer)
        {
            recorder.Saw($"ran {timer.ScheduleStatus is not null}");
            throw new InvalidOperationException("on purpose");
        }
    }

    private sealed class Annual(Recorder recorder)
    {
        [Function("Annual")]
        public void Run([TimerTrigger("%Annual__Schedule%", RunOnStartup = true)] string timer) => recorder.Saw(timer);
    }

    private sealed class Yearly(Recorder recorder)
    {
        [Function("Yearly")]
        public void Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => recorder.Saw($"ran {timer.IsPastDue}");
    }
}
