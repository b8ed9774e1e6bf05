using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace KpiFunctions.Access;

/// <summary>
/// Headers of every answer that tell a browser to do nothing with it but show it to who asked (OWASP Secure Headers). What a route says of itself stands: the
/// dashboard has a policy of its own, pictures and scripts for others' pages may be loaded from there.
/// </summary>
internal sealed class SecureAnswers : IFunctionsWorkerMiddleware
{
    private static readonly (string Name, string Value)[] Defaults =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ];

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
            http.Response.OnStarting(() =>
            {
                Add(http);
                return Task.CompletedTask;
            });
        return next(context);
    }

    private static void Add(HttpContext http)
    {
        foreach (var (name, value) in Defaults) http.Response.Headers.TryAdd(name, value);
        // What pages of others may read they may load, too.
        if (http.Response.Headers.ContainsKey("Access-Control-Allow-Origin")) http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        // A year; the platform ends TLS, and says so here.
        if (http.Request.IsHttps || http.Request.Headers["X-Forwarded-Proto"] == "https") http.Response.Headers.TryAdd("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
}
