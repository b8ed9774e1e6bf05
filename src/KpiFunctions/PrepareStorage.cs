using KpiFunctions.Storage;
using Microsoft.Extensions.Hosting;

namespace KpiFunctions;

/// <summary>Containers, tables and queues exist before the first function runs.</summary>
internal sealed class PrepareStorage(StorageSetup setup) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => setup.EnsureAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
