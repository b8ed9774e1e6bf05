using KpiFunctions.Local.FunctionsRuntime.Azurite;
using KpiFunctions.Local.FunctionsRuntime.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>Puts the process together: settings, logging, the web server, Azurite and the triggers.</summary>
internal static class LocalHost
{
    private const string DefaultAddress = "http://127.0.0.1:7071";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        StartupProblem.ReportPlainly();
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = EnvironmentName() });
        Settings.AddTo(builder.Configuration, args);
        var host = HostFile.Read(builder.Configuration);

        ConsoleLog.AddTo(builder.Logging, host, builder.Configuration);
        builder.Host.UseDefaultServiceProvider((context, options) =>
            options.ValidateScopes = options.ValidateOnBuild = context.HostingEnvironment.IsDevelopment());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRouting();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Shutdown.Limit);
        builder.Services.AddSingleton<IHostedService>(services => new AzuriteService(builder.Configuration, TimeProvider.System, Logger(services)));
        return builder;
    }

    public static IHost Build(
        WebApplicationBuilder builder,
        IEnumerable<Type> functionTypes,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        var functions = FunctionDiscovery.Find(functionTypes, builder.Configuration);
        builder.WebHost.UseUrls(builder.Configuration["Urls"] ?? builder.Configuration["ASPNETCORE_URLS"] ?? DefaultAddress);
        builder.Services.AddSingleton<Shutdown>();
        builder.Services.AddSingleton(services => CreateRuntime(services, functions, middleware));
        builder.Services.AddHostedService(services =>
            new TriggerService(services.GetRequiredService<FunctionRuntime>().Listeners, services.GetRequiredService<IHostApplicationLifetime>()));

        var app = builder.Build();
        app.Services.GetRequiredService<FunctionRuntime>().ServeOn(app);
        return app;
    }

    public static ILogger Logger(IServiceProvider services) =>
        services.GetRequiredService<ILoggerFactory>().CreateLogger(ConsoleLog.Category);

    private static FunctionRuntime CreateRuntime(
        IServiceProvider services,
        IReadOnlyList<Function> functions,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        if (functions.Any(function => function.Trigger is HttpTriggerAttribute) && services.GetService<AspNetCoreIntegration>() is null)
            throw new ConfigurationException("The app has HTTP functions: call builder.ConfigureFunctionsWebApplication() before builder.Build().");

        return new(functions, Pipeline.Build(middleware), services);
    }

    // The Functions host names the environment by this variable; on a developer's machine it is Development.
    private static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT") is { Length: > 0 } name ? name : Environments.Development;
}
