using KpiFunctions.Access;
using KpiFunctions.Intake;
using KpiFunctions.Tests.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Access;

/// <summary>A route of each kind behind the guards, as Program.cs puts them in front.</summary>
internal static class GuardedApp
{
    public const string Writer = "a-key-that-may-write";
    public const string Reader = "a-key-that-may-only-read";

    private static readonly string[] Keys = [$"--FunctionKeys:shop={Writer}", $"--FunctionKeys:dashboard={Reader}", $"--ReadOnlyKeys:dashboard={Reader}"];

    public static Task<TestApp> StartAsync(FakeTimeProvider? clock = null, params string[] settings) => TestApp.StartAsync(typeof(Routes), [.. Keys, .. settings], builder =>
    {
        builder.UseMiddleware<SecureAnswers>();
        builder.UseMiddleware<GuardCalls>();
        builder.Services.AddAccess(builder.Configuration).AddSingleton<IntakeMeter>().AddSingleton<TimeProvider>(clock ?? new FakeTimeProvider());
    });

    public static async Task<HttpResponseMessage> AskAsync(TestApp app, string method, string path, string? key = null, string? address = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (key is not null) request.Headers.Add("x-functions-key", key);
        if (address is not null) request.Headers.Add("X-Forwarded-For", address);
        return await app.Http.SendAsync(request);
    }

    private sealed class Routes
    {
        [Function("Numbers")]
        public IResult Numbers([HttpTrigger(AuthorizationLevel.Function, "get", "post", "put", "delete", Route = "numbers")] HttpRequest request) => Results.Ok(new { });

        [Function("Hook")]
        public IResult Hook([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{source}")] HttpRequest request, string source) => Results.Ok(new { });

        [Function("Open")]
        public IResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "open")] HttpRequest request) => Results.Ok(new { });

        [Function("Alive")]
        public IResult Alive([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) => Results.Ok(new { });

        [Function("Own")]
        public IResult Own([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "own")] HttpRequest request)
        {
            request.HttpContext.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
            request.HttpContext.Response.Headers.CacheControl = "public";
            request.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            return Results.Ok(new { });
        }
    }
}
