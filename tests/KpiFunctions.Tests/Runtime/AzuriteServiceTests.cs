using System.Net;
using System.Net.Sockets;
using KpiFunctions.Local.FunctionsRuntime;
using KpiFunctions.Local.FunctionsRuntime.Azurite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace KpiFunctions.Tests.Runtime;

public sealed class AzuriteServiceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("azurite-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Azurite_is_started_when_nothing_listens_and_stopped_at_the_end()
    {
        var ports = UnsharedPorts.ForAzurite();
        await using (var service = Service("UseDevelopmentStorage=true", ports))
        {
            await service.StartAsync(CancellationToken.None);
            foreach (var port in ports.All) Assert.True(await AcceptsAsync(port));
        }

        foreach (var port in ports.All) Assert.False(await AcceptsAsync(port));
        Assert.True(File.Exists(Path.Combine(folder, "__azurite_db_table__.json")));
    }

    [Fact]
    public async Task Azurite_that_was_already_there_is_used_and_left_running()
    {
        await using var there = await AzuriteProcess.StartAsync(AzuritePorts.Any, location: null, new PatientTime(), CancellationToken.None);

        await using (var service = Service("UseDevelopmentStorage=true", there.Ports))
            await service.StartAsync(CancellationToken.None);

        foreach (var port in there.Ports.All) Assert.True(await AcceptsAsync(port));
    }

    [Fact]
    public async Task Half_an_Azurite_is_a_problem()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var service = Service("UseDevelopmentStorage=true", UnsharedPorts.ForAzurite() with { Queue = taken });

        var problem = await Assert.ThrowsAsync<ConfigurationException>(() => service.StartAsync(CancellationToken.None));

        Assert.StartsWith($"Something that is not a whole Azurite listens on the port {taken}", problem.Message);
    }

    [Fact]
    public async Task Azurite_that_cannot_start_says_why()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;

        var problem = await Assert.ThrowsAsync<ConfigurationException>(
            () => AzuriteProcess.StartAsync(new(taken, 0, 0), location: null, new PatientTime(), CancellationToken.None));

        Assert.Contains($"address already in use 127.0.0.1:{taken}", problem.Message);
    }

    [Fact]
    public async Task Other_storage_starts_nothing()
    {
        var ports = UnsharedPorts.ForAzurite();
        await using var service = Service(ports.ConnectionString(), ports);

        await service.StartAsync(CancellationToken.None);

        Assert.False(await AcceptsAsync(ports.Blob));
    }

    private AzuriteService Service(string storage, AzuritePorts ports) => new(
        new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", storage), new("AzuriteLocation", folder)]).Build(),
        ports, new PatientTime(), NullLogger.Instance);

    private static async Task<bool> AcceptsAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
