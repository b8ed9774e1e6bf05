using KpiFunctions.Local.FunctionsRuntime.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Http;

/// <summary>Answers a request by running a function.</summary>
internal sealed class HttpInvoker(FunctionExecutionDelegate pipeline, FunctionKeys keys, CancellationToken stopped, ILogger logger)
{
    /// <summary>
    /// 401 without the key that the level asks for, 500 when the function fails, else the function's answer; the bodies of both are
    /// empty.
    /// </summary>
    public async Task AnswerAsync(HttpFunction function, HttpContext http)
    {
        if (!keys.Admits(http, function.Level))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopped);
        try
        {
            var invocation = Invocation.OverHttp(function.Function, http, Trigger(http), cancellation.Token);
            await pipeline(invocation);
            await WriteAsync(invocation.Result, http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to answer.
        }
        catch (Exception exception)
        {
            logger.Failed(exception, function.Function.Name);
            Fail(http);
        }
    }

    private static TriggerData Trigger(HttpContext http)
    {
        var values = TriggerData.NewBindingData();
        foreach (var (name, value) in http.Request.RouteValues) values[name] = value;
        return new((_, _) => new(http.Request), values);
    }

    // The worker, too, writes neither a null nor a plain object: the answer is then what the function wrote itself, or an empty 200.
    private static Task WriteAsync(object? result, HttpContext http) => result switch
    {
        IResult answer => answer.ExecuteAsync(http),
        IActionResult answer => answer.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        _ => Task.CompletedTask,
    };

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }
}
