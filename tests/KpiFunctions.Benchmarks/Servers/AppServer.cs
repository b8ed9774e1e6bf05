using KpiFunctions.Attribution;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Intake;
using KpiFunctions.Reading;
using KpiFunctions.Rollups;
using KpiFunctions.Storage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KpiFunctions.Benchmarks.Servers;

/// <summary>The app as its Program.cs composes it, with the functions that are measured.</summary>
internal static class AppServer
{
    /// <summary>In place of a connection string: storage is <see cref="MemoryStorage"/>.</summary>
    public const string InMemory = "memory";

    private const string NoAccount =
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a;";

    public static IHost Build(string storage)
    {
        var builder = FunctionsApplication.CreateBuilder([
            "--Urls=http://127.0.0.1:0",
            "--AzureFunctionsJobHost:extensions:http:routePrefix=",
            "--Logging:LogLevel:Default=Warning",
            $"--AzureWebJobsStorage={(storage == InMemory ? NoAccount : storage)}",
            "--ClickKey=benchmark-key-benchmark-key-benchmark",
            "--PersonKey=benchmark-key-benchmark-key-benchmark"]);
        builder.FunctionTypes = [typeof(ReceiveEvents), typeof(EmptyFunction), typeof(QueryKpis)];
        builder.ConfigureFunctionsWebApplication();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddKpiStorage(builder.Configuration, $"benchmark-{Guid.NewGuid():N}", RollupServices.KpiColumnsOf)
            .AddIntake(builder.Configuration)
            .AddSingleton<Func<string, string>>(services => services.GetRequiredService<PersonKeys>().Hash)
            .AddRollups(builder.Configuration)
            .AddReading()
            .AddAttribution(builder.Configuration);
        if (storage == InMemory) builder.Services.AddSingleton(_ => StorageClients.From(builder.Configuration, new MemoryStorage(), ""));
        else builder.Services.AddHostedService<PrepareStorage>();
        return builder.Build();
    }
}
