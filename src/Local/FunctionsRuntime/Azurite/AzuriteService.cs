using System.Net.Sockets;
using KpiFunctions.Local.FunctionsRuntime.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Azurite;

/// <summary>
/// Starts Azurite when the app's storage is <c>UseDevelopmentStorage=true</c> and nothing listens there yet. It is the first service
/// to start,
/// and ends after everything else, when the services are disposed. An Azurite that was already there is left alone.
/// </summary>
internal sealed class AzuriteService(IConfiguration configuration, AzuritePorts ports, TimeProvider time, ILogger logger)
    : IHostedService, IAsyncDisposable
{
    private AzuriteProcess? azurite;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration[StorageConnections.HostStorage]?.Trim().TrimEnd(';') != "UseDevelopmentStorage=true") return;

        var taken = await TakenPortsAsync(cancellationToken);
        if (taken.Count == ports.All.Count()) return;
        if (taken.Count > 0)
        {
            throw new ConfigurationException(
                $"Something that is not a whole Azurite listens on the port {taken[0]}: end it, " +
                "or set AzureWebJobsStorage to a storage account.");
        }

        var directory = CreateDirectory(configuration["AzuriteLocation"] ?? Path.Combine(".data", "azurite"));
        azurite = await AzuriteProcess.StartAsync(ports, directory, time, cancellationToken);
        logger.AzuriteStarted(directory);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref azurite, null) is { } started) await started.DisposeAsync();
    }

    private static string CreateDirectory(string path)
    {
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"Azurite cannot keep its data in {Path.GetFullPath(path)}: set AzuriteLocation to a directory that can be written.");
        }
    }

    private async Task<List<int>> TakenPortsAsync(CancellationToken cancellation)
    {
        var taken = new List<int>();
        foreach (var port in ports.All)
            if (await AcceptsAsync(port, cancellation)) taken.Add(port);
        return taken;
    }

    private static async Task<bool> AcceptsAsync(int port, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
