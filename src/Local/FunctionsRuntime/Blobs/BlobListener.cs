using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Local.FunctionsRuntime.Functions;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Blobs;

/// <summary>Lists a container over and over, and runs a function for each blob version it has not done with.</summary>
internal sealed class BlobListener(
    Function function,
    BlobPathPattern path,
    BlobContainerClient container,
    BlobContainerClient hosts,
    BlobProcessor processor,
    TimeProvider time,
    ILogger logger) : ITriggerListener
{
    private const int MostAtOnce = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Task> running = [];
    private readonly ConcurrentDictionary<string, ETag> done = new();

    public Function Function => function;

    public string Watches => $"blob {path.Text}";

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await hosts.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
    }

    public async Task ListenAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await ScanAsync(stopping);
            await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(running.Values);
    }

    /// <param name="input">The blob: container, slash, name.</param>
    public Task RunNowAsync(string input)
    {
        var name = input[(input.IndexOf('/') + 1)..];
        return processor.RunAsync(name, path.Match(name) ?? new Dictionary<string, string>());
    }

    private async Task ScanAsync(CancellationToken stopping)
    {
        try
        {
            var seen = new HashSet<string>();
            await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = path.Prefix }, stopping))
            {
                seen.Add(blob.Name);
                await StartAsync(blob, stopping);
            }
            foreach (var gone in done.Keys.Where(name => !seen.Contains(name))) done.TryRemove(gone, out _);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The app ends.
        }
        catch (Exception exception)
        {
            logger.StorageFailed(Watches, function.Name, exception.Message);
        }
    }

    private async Task StartAsync(BlobItem blob, CancellationToken stopping)
    {
        if (path.Match(blob.Name) is not { } parts || blob.Properties.ETag is not { } etag) return;
        if (done.TryGetValue(blob.Name, out var known) && known == etag) return;

        Forget();
        if (running.ContainsKey(blob.Name)) return;
        while (running.Count >= MostAtOnce)
        {
            await Task.WhenAny(running.Values);
            Forget();
        }
        running[blob.Name] = RunAsync(blob.Name, etag, parts, stopping);
    }

    private async Task RunAsync(string name, ETag etag, IReadOnlyDictionary<string, string> parts, CancellationToken stopping)
    {
        if (await processor.ProcessAsync(name, etag, parts, stopping)) done[name] = etag;
    }

    private void Forget()
    {
        foreach (var (name, task) in running.Where(pair => pair.Value.IsCompleted).ToList()) running.Remove(name);
    }
}
