using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Functions;

/// <summary>Runs the functions that are not answers to HTTP requests.</summary>
internal sealed class FunctionRunner(
    FunctionExecutionDelegate pipeline,
    IServiceScopeFactory scopes,
    CancellationToken cancellation,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>Runs the function once, in a scope of its own; a failure is logged.</summary>
    /// <returns>Whether it succeeded.</returns>
    public async Task<bool> RunAsync(Function function, TriggerData trigger)
    {
        var started = time.GetTimestamp();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await pipeline(new Invocation(function, trigger, scope.ServiceProvider, cancellation));
            logger.Succeeded(function.Name, (long)time.GetElapsedTime(started).TotalMilliseconds);
            return true;
        }
        catch (Exception exception)
        {
            logger.Failed(exception, function.Name);
            return false;
        }
    }
}
