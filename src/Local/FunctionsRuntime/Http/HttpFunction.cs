using System.Reflection;
using KpiFunctions.Local.FunctionsRuntime.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Local.FunctionsRuntime.Http;

/// <summary>An HTTP function, with its route, methods and level as the Functions host reads them.</summary>
internal sealed class HttpFunction
{
    public HttpFunction(Function function, string routePrefix)
    {
        var parameter = function.TriggerParameter.ParameterType;
        if (parameter != typeof(HttpRequest))
        {
            throw new ConfigurationException(
                $"The HTTP trigger of the function {function.Name} is on a {parameter.Name}: put it on an HttpRequest.");
        }

        var trigger = (HttpTriggerAttribute)function.Trigger;
        Function = function;
        Route = $"{routePrefix.Trim('/')}/{(trigger.Route ?? function.Name).TrimStart('/')}".Trim('/');
        Methods = trigger.Methods is { Length: > 0 } methods ? [.. methods.Select(method => method.ToUpperInvariant())] : null;
        Level = LevelOf(function.TriggerParameter);
    }

    public Function Function { get; }

    /// <summary>The route template, without a slash at either end.</summary>
    public string Route { get; }

    /// <summary>Method and route in words.</summary>
    public string Answers => $"{(Methods is null ? "any method" : string.Join(' ', Methods))} /{Route} ({Level})";

    /// <summary>Upper case; null is all.</summary>
    public IReadOnlyList<string>? Methods { get; }

    public AuthorizationLevel Level { get; }

    // The attribute's own property is Anonymous when only methods were given; the host, which reads only what was written, takes Function.
    private static AuthorizationLevel LevelOf(ParameterInfo parameter)
    {
        var written = parameter.GetCustomAttributesData().Single(data => data.AttributeType == typeof(HttpTriggerAttribute))
            .ConstructorArguments.FirstOrDefault(argument => argument.ArgumentType == typeof(AuthorizationLevel));
        return written.Value is { } level ? (AuthorizationLevel)level : AuthorizationLevel.Function;
    }
}
