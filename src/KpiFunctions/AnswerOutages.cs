using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace KpiFunctions;

/// <summary>Storage that does not answer is 503 and "repeat" on every route; any other failure is a bug of ours and stays a 500.</summary>
internal sealed class AnswerOutages(ILogger<AnswerOutages> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (context.GetHttpContext() is { Response.HasStarted: false } http && StorageFaults.Is(fault, http.RequestAborted))
        {
            Log.StorageUnavailable(log, context.FunctionDefinition.Name, fault);
            await Problems.Unavailable(http).ExecuteAsync(http);
        }
    }
}
