using KpiFunctions.Storage;
using KpiFunctions.Tests.Azurite;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Tests.Faults.Memory;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteConformanceTests(AzuriteFixture azurite) : StorageConformance
{
    private protected override StorageClients Connect() => StorageClients.From(
        new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", azurite.ConnectionString)]).Build(), null, AzuriteFixture.Unique("m"));
}
