using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>Brings a brand in through the public doors, as its shop, its tools and its people would. Loading twice changes nothing.</summary>
/// <param name="app">Has the app's address as its base, and the function key as a default header where one is needed.</param>
/// <param name="imports">The container that files are uploaded to.</param>
/// <param name="secrets">Of each sender of <see cref="SampleSenders"/>, by its name.</param>
public sealed class SampleLoader(HttpClient app, BlobContainerClient imports, IReadOnlyDictionary<string, string> secrets, TimeProvider time)
{
    private const int AtOnce = 6;
    private const int Attempts = 20;

    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the app has acknowledged every request and storage every file; files may not be imported yet.</summary>
    /// <exception cref="LoadException">The app refused something.</exception>
    /// <exception cref="HttpRequestException">The app cannot be reached.</exception>
    public async Task DeliverAsync(IReadOnlyList<Delivery> deliveries, LoadProgress progress, CancellationToken cancel)
    {
        try
        {
            await imports.CreateIfNotExistsAsync(cancellationToken: cancel);
            await DescribeAdsAsync(cancel);
            // The last one comes after all others, so that finding it in storage means that they were delivered.
            await Parallel.ForEachAsync(deliveries.Take(deliveries.Count - 1), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
                async (delivery, stop) => await DeliverAsync(delivery, progress, stop));
            await DeliverAsync(deliveries[^1], progress, cancel);
        }
        catch (RequestFailedException exception)
        {
            throw new LoadException($"Storage refused a file: {exception.ErrorCode} {exception.Message}");
        }
    }

    // A tool without a preset is described before it sends.
    private async Task DescribeAdsAsync(CancellationToken cancel)
    {
        using var content = new StringContent(SampleSenders.AdsSource, Encoding.UTF8, "application/json");
        using var answer = await app.PutAsync($"registry/sources/{SampleSenders.Ads}", content, cancel);
        if (!answer.IsSuccessStatusCode)
            throw new LoadException($"The source {SampleSenders.Ads} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancel)}");
    }

    private async Task DeliverAsync(Delivery delivery, LoadProgress progress, CancellationToken cancel)
    {
        if (delivery.IsBlob) await UploadAsync(delivery, cancel);
        else await PostAsync(delivery, cancel);
        progress.Add(delivery);
    }

    private Task UploadAsync(Delivery file, CancellationToken cancel) => imports.GetBlobClient(file.Name).UploadAsync(
        BinaryData.FromBytes(file.Body),
        new BlobUploadOptions { Metadata = file.Metadata.ToDictionary(), HttpHeaders = new() { ContentType = "text/csv" } },
        cancel);

    // Whoever is asked to come back later comes back with the same bytes: identities count once.
    private async Task PostAsync(Delivery delivery, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = Request(delivery);
            using var answer = await app.SendAsync(request, cancel);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && attempt < Attempts)
            {
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? DefaultRetryAfter, time, cancel);
                continue;
            }
            await CheckAsync(delivery, answer, cancel);
            return;
        }
    }

    private HttpRequestMessage Request(Delivery delivery)
    {
        var content = new ByteArrayContent(delivery.Body);
        if (delivery.Door == Door.Events)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
            return new(HttpMethod.Post, "events") { Content = content };
        }
        var request = new HttpRequestMessage(HttpMethod.Post, $"webhooks/{delivery.Sender}") { Content = content };
        SampleSenders.Sign(request, delivery, time.GetUtcNow(), secrets[delivery.Sender]);
        return request;
    }

    private static async Task CheckAsync(Delivery delivery, HttpResponseMessage answer, CancellationToken cancel)
    {
        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (!answer.IsSuccessStatusCode) throw new LoadException($"{delivery.Door} {delivery.Name} was answered {(int)answer.StatusCode}: {text}");
        using var json = JsonDocument.Parse(text);
        if (new[] { "accepted", "duplicate", "conflicting" }.Sum(outcome => json.RootElement.GetProperty(outcome).GetInt32()) != delivery.Records)
            throw new LoadException($"{delivery.Door} {delivery.Name} brought {delivery.Records} records, and not all were stored: {text}");
    }
}
