using KpiFunctions.Storage;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Faults.Memory;

public sealed class InMemoryConformanceTests : StorageConformance
{
    private protected override StorageClients Connect() => App.Connect(new InMemoryStorage(new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56))));
}
