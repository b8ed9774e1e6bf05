using KpiFunctions.Local.FunctionsRuntime.Azurite;

namespace KpiFunctions.Tests.Azurite;

/// <summary>
/// An own Azurite on free ports, with its data in memory, for as long as the fixture lives. Test classes that say
/// <c>[Collection(AzuriteCollection.Name)]</c> share one, and keep apart by <see cref="Unique"/> names; a class that needs one of
/// its own says <c>IClassFixture&lt;AzuriteFixture&gt;</c>.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteProcess? azurite;

    public string ConnectionString => azurite!.Ports.ConnectionString();

    /// <summary>
    /// A name nobody else uses, valid for containers, queues and tables: the word (letters only) and 12 hexadecimal digits.
    /// </summary>
    public static string Unique(string word) => word.ToLowerInvariant() + Guid.NewGuid().ToString("N")[..12];

    public async Task InitializeAsync() =>
        azurite = await AzuriteProcess.StartAsync(AzuritePorts.Any, location: null, new PatientTime(), CancellationToken.None);

    public async Task DisposeAsync()
    {
        if (azurite is not null) await azurite.DisposeAsync();
    }
}
