using KpiFunctions.Local.FunctionsRuntime.Azurite;

namespace KpiFunctions.Tests.Azurite;

/// <summary>An own Azurite on free ports that keeps its data in a folder, so that a test can end it and start it again.</summary>
public sealed class AzuriteOnDisk : IAsyncDisposable
{
    private readonly AzuriteProcess azurite;

    private AzuriteOnDisk(AzuriteProcess azurite) => this.azurite = azurite;

    public string ConnectionString => azurite.Ports.ConnectionString();

    public static async Task<AzuriteOnDisk> StartAsync(string folder) =>
        new(await AzuriteProcess.StartAsync(AzuritePorts.Any, folder, new PatientTime(), CancellationToken.None));

    /// <summary>Ends Azurite as SIGTERM does, after it has saved everything it acknowledged.</summary>
    public ValueTask DisposeAsync() => azurite.DisposeAsync();
}
