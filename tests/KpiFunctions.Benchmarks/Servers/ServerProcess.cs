using KpiFunctions.Benchmarks.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Benchmarks.Servers;

/// <summary>A server in a process of its own: the load comes from another one, as it does in life.</summary>
internal sealed class ServerProcess : IDisposable
{
    public const string Serve = "serve";
    public const string Bare = "bare";

    private readonly ChildProcess process;

    private ServerProcess(ChildProcess process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public long PeakBytes => process.PeakBytes;

    /// <summary>Seconds over all cores so far.</summary>
    public double Cpu => process.Cpu;

    /// <param name="what"><see cref="Bare"/>, <see cref="AppServer.InMemory"/>, or a storage connection string.</param>
    public static async Task<ServerProcess> StartAsync(string what)
    {
        var process = ChildProcess.StartSelf(Serve, what);
        return new ServerProcess(process, new Uri(await process.ReadLineAsync()));
    }

    /// <summary>The other process's program: says its address and serves until its input ends.</summary>
    public static async Task RunAsync(string what)
    {
        using var host = what == Bare ? BareServer.Build() : AppServer.Build(what);
        await host.StartAsync();
        Console.WriteLine(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
        await host.StopAsync();
    }

    public void Dispose() => process.Dispose();
}
