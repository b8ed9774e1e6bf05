using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.EndToEnd;

[Collection(EndToEndCollection.Name)]
public sealed class ReplayTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_replay_over_http_is_read_by_the_queues_function()
    {
        await using var app = await RunningApp.StartAsync(new(azurite.ConnectionString, "Europe/Berlin", "EUR"));
        await new BlobContainerClient(azurite.ConnectionString, "imports")
            .UploadBlobAsync("clicks.csv", BinaryData.FromString("type,id,occurredAt\nclick,c1,2026-03-10T11:00:00Z\nclick,,2026-03-10T12:00:00Z\n"));
        var first = await DoneAsync(app, attempt: 1);

        using var answer = await app.Http.PostAsJsonAsync("replays", new { import = first.GetProperty("id").GetString() });

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var second = await DoneAsync(app, attempt: 2);
        Assert.Equal((2, 1, 1), (second.GetProperty("read").GetInt32(), second.GetProperty("accepted").GetInt32(), second.GetProperty("rejected").GetInt32()));
    }

    private static async Task<JsonElement> DoneAsync(RunningApp app, int attempt)
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            var page = await app.Http.GetFromJsonAsync<JsonElement>("imports", CancellationToken.None);
            var import = page.GetProperty("items").EnumerateArray().FirstOrDefault();
            if (import.ValueKind == JsonValueKind.Object && (import.GetProperty("attempt").GetInt32(), import.GetProperty("state").GetString()) == (attempt, "done")) return import;
            Assert.False(limit.IsCancellationRequested, $"{page}\n{app.Log}");
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
