using Microsoft.Azure.Functions.Worker;
using System.Reflection;

namespace KpiFunctions.Local.FunctionsRuntime.Functions;

/// <summary>Makes the arguments of a function's method.</summary>
internal static class ParameterBinder
{
    /// <exception cref="BindingException">A parameter cannot have a value from what the trigger brought.</exception>
    public static async ValueTask<object?[]> BindAsync(Invocation invocation)
    {
        var parameters = invocation.Function.Method.GetParameters();
        var arguments = new object?[parameters.Length];
        foreach (var parameter in parameters)
            arguments[parameter.Position] = await BindAsync(invocation, parameter);
        return arguments;
    }

    private static ValueTask<object?> BindAsync(Invocation invocation, ParameterInfo parameter)
    {
        if (parameter == invocation.Function.TriggerParameter)
            return invocation.Trigger.Bind(parameter.ParameterType, invocation.CancellationToken);
        if (parameter.ParameterType == typeof(FunctionContext))
            return new(invocation);
        if (parameter.ParameterType == typeof(CancellationToken))
            return new(invocation.CancellationToken);

        return new(ByName(invocation, parameter));
    }

    private static object? ByName(Invocation invocation, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (invocation.BindingContext.BindingData.TryGetValue(parameter.Name!, out var value) && value is not null)
            return type.IsInstanceOfType(value) ? value : TextConverter.Convert($"{value}", type, parameter.Name!);

        if (parameter.HasDefaultValue) return parameter.DefaultValue;
        if (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null) return null;

        throw new BindingException($"The trigger brought nothing called {parameter.Name}, and {type.Name} cannot be null.");
    }
}
