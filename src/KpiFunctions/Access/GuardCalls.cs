using System.Globalization;
using KpiFunctions.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace KpiFunctions.Access;

/// <summary>Before every function that is asked over HTTP: keys that only read change nothing, and who comes too often waits.</summary>
internal sealed class GuardCalls(ReadOnlyKeys keys, CallRates rates, IntakeMeter meter) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http) return next(context);
        if (keys.Refuse(http.Request)) return RefuseKeyAsync(http);
        return rates.Take(http.Request) is { } wait ? RefuseRateAsync(http, wait) : next(context);
    }

    private Task RefuseKeyAsync(HttpContext http)
    {
        meter.CountRefused("read-only");
        return Problems.Of(StatusCodes.Status403Forbidden, "key-read-only", "This key may only read.").ExecuteAsync(http);
    }

    private Task RefuseRateAsync(HttpContext http, TimeSpan wait)
    {
        meter.CountRefused("rate");
        http.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "rate-limited", "Too many requests. Repeat this one after the time in Retry-After; nothing of it was stored.").ExecuteAsync(http);
    }
}
