using KpiFunctions.Local.FunctionsRuntime.Functions;
using KpiFunctions.Local.FunctionsRuntime.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>The app's functions, ready to be served over HTTP and to be triggered.</summary>
internal sealed class FunctionRuntime
{
    private readonly IReadOnlyList<HttpFunction> httpFunctions;
    private readonly FunctionKeys keys;
    private readonly HttpInvoker invoker;
    private readonly AdminEndpoint admin;
    private readonly ILogger logger;

    public FunctionRuntime(IReadOnlyList<Function> functions, FunctionExecutionDelegate pipeline, IServiceProvider services)
    {
        var settings = services.GetRequiredService<IConfiguration>();
        var host = HostFile.Read(settings);
        var cancelled = services.GetRequiredService<Shutdown>().Cancelled;
        logger = LocalHost.Logger(services);

        keys = new FunctionKeys(settings);
        invoker = new HttpInvoker(pipeline, keys, cancelled, logger);
        var routePrefix = host["extensions:http:routePrefix"] ?? "api";
        var overHttp = functions.Where(function => function.Trigger is HttpTriggerAttribute);
        httpFunctions = [.. overHttp.Select(function => new HttpFunction(function, routePrefix))];

        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var runner = new FunctionRunner(pipeline, scopes, cancelled, TimeProvider.System, logger);
        var factory = new ListenerFactory(settings, host, runner, TimeProvider.System, logger);
        Listeners = [.. functions.Select(factory.Create).OfType<ITriggerListener>()];
        admin = new(keys, Listeners);
    }

    public IReadOnlyList<ITriggerListener> Listeners { get; }

    /// <summary>Ends when every run that an operator asked for has ended.</summary>
    public Task RunsByHandEnded => admin.Ended;

    public void ServeOn(WebApplication app)
    {
        app.Use(AnswerUnknownMethodAs404);
        foreach (var function in httpFunctions)
        {
            Task Answer(HttpContext http) => invoker.AnswerAsync(function, http);
            var endpoint = function.Methods is { } methods ? app.MapMethods(function.Route, methods, Answer) : app.Map(function.Route, Answer);
            endpoint.WithMetadata(this);
        }
        app.MapPost(AdminEndpoint.Route, (RequestDelegate)admin.AnswerAsync).WithMetadata(this);
        app.Lifetime.ApplicationStarted.Register(() => Introduce(app));
    }

    // The Functions host does not say 405 for a route that has other methods.
    private static Task AnswerUnknownMethodAs404(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<FunctionRuntime>() is not null)
            return next(http);

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private void Introduce(WebApplication app)
    {
        foreach (var function in httpFunctions) logger.FunctionFound(function.Function.Name, function.Answers);
        foreach (var listener in Listeners) logger.FunctionFound(listener.Function.Name, listener.Watches);
        logger.Listening(string.Join(' ', app.Urls), keys.None
            ? "No function key is set: key-protected routes answer on this machine only."
            : "Key-protected routes ask for a function key.");
    }
}
