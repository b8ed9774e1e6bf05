using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Local.FunctionsRuntime.Functions;

/// <summary>The app's middleware, and inside it the function's method.</summary>
internal static class Pipeline
{
    /// <summary>The first middleware is the outermost.</summary>
    public static FunctionExecutionDelegate Build(IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware) =>
        middleware.Reverse().Aggregate<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>, FunctionExecutionDelegate>(
            CallMethodAsync, (next, step) => step(next));

    private static async Task CallMethodAsync(FunctionContext context)
    {
        var invocation = (Invocation)context;
        var method = invocation.Function.Method;
        var arguments = await ParameterBinder.BindAsync(invocation);
        var instance = method.IsStatic ? null : ActivatorUtilities.CreateInstance(invocation.InstanceServices, method.DeclaringType!);

        var returned = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);

        invocation.Result = await ResultOfAsync(method, returned);
    }

    private static async Task<object?> ResultOfAsync(MethodInfo method, object? returned)
    {
        if (returned is not Task task) return returned;

        await task;
        return method.ReturnType.IsGenericType ? method.ReturnType.GetProperty(nameof(Task<>.Result))!.GetValue(task) : null;
    }
}
