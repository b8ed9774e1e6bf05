using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Tests.Runtime;

/// <summary>A function app in this process, with the functions of one class, on a free port.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly IHost host;

    private TestApp(IHost host)
    {
        this.host = host;
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Http = new() { BaseAddress = new(address), Timeout = Patience.Limit };
    }

    public HttpClient Http { get; }

    public Recorder Recorder => host.Services.GetRequiredService<Recorder>();

    public static async Task<TestApp> StartAsync(Type functions, string[]? settings = null, Action<FunctionsApplicationBuilder>? configure = null)
    {
        var host = Build(functions, settings, configure);
        await host.StartAsync();
        return new(host);
    }

    public static IHost Build(Type functions, string[]? settings = null, Action<FunctionsApplicationBuilder>? configure = null)
    {
        var builder = FunctionsApplication.CreateBuilder([
            "--Urls=http://127.0.0.1:0",
            "--AzureFunctionsJobHost:extensions:http:routePrefix=",
            "--Logging:LogLevel:Default=None",
            .. settings ?? []]);
        builder.FunctionTypes = [functions];
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton<Recorder>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Patience.Limit);
        configure?.Invoke(builder);
        return builder.Build();
    }

    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
