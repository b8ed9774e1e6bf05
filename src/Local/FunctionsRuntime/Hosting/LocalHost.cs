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
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        StartupProblem.ReportPlainly();
        var builder = WebApplication.CreateEmptyBuilder(new()
        {
            EnvironmentName = EnvironmentName(),
            ContentRootPath = AppContext.BaseDirectory,
        });
        Settings.AddTo(builder.Configuration, args);
        var host = HostFile.Read(builder.Configuration);

        var mark = new StartMark();
        ConsoleLog.AddTo(builder.Logging, host, builder.Configuration, mark);
        builder.Services.AddSingleton(mark);
        builder.Host.UseDefaultServiceProvider((context, options) =>
            options.ValidateScopes = options.ValidateOnBuild = context.HostingEnvironment.IsDevelopment());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRouting();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Shutdown.Limit);
        builder.Services.AddSingleton(services =>
            new AzuriteService(builder.Configuration, AzuritePorts.WellKnown, TimeProvider.System, Logger(services)));
        builder.Services.AddHostedService(services => services.GetRequiredService<AzuriteService>());
        return builder;
    }

    public static IHost Build(
        WebApplicationBuilder builder,
        IEnumerable<Type> functionTypes,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        var functions = FunctionDiscovery.Find(functionTypes, builder.Configuration);
        builder.WebHost.UseUrls(ListenAddress.Read(builder.Configuration));
        builder.Services.AddSingleton(services => new Shutdown(Lifetime(services), TimeProvider.System));
        builder.Services.AddSingleton(services => CreateRuntime(services, functions, middleware));
        builder.Services.AddHostedService(services =>
            new TriggerService(services.GetRequiredService<FunctionRuntime>(), Lifetime(services), Logger(services)));

        var app = builder.Build();
        // Services are disposed in the reverse order of their creation: whatever the app creates is gone before Azurite is.
        app.Services.GetRequiredService<AzuriteService>();
        app.Services.GetRequiredService<FunctionRuntime>().ServeOn(app);
        app.Lifetime.ApplicationStarted.Register(app.Services.GetRequiredService<StartMark>().Set);
        return app;
    }

    public static ILogger Logger(IServiceProvider services) =>
        services.GetRequiredService<ILoggerFactory>().CreateLogger(ConsoleLog.Category);

    private static IHostApplicationLifetime Lifetime(IServiceProvider services) =>
        services.GetRequiredService<IHostApplicationLifetime>();

    private static FunctionRuntime CreateRuntime(
        IServiceProvider services,
        IReadOnlyList<Function> functions,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        if (functions.Any(function => function.Trigger is HttpTriggerAttribute) && services.GetService<AspNetCoreIntegration>() is null)
        {
            throw new ConfigurationException(
                "The app has HTTP functions: call builder.ConfigureFunctionsWebApplication() before builder.Build().");
        }

        return new(functions, Pipeline.Build(middleware), services);
    }

    // The Functions host names the environment by this variable; on a developer's machine it is Development.
    private static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT") is { Length: > 0 } name ? name : Environments.Development;
}
