using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Local.FunctionsRuntime.Functions;

/// <summary>Finds the functions among an app's classes, and refuses those that the Functions host would refuse.</summary>
internal static partial class FunctionDiscovery
{
    private const BindingFlags PublicMethods =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The functions in order of their names, without those that <c>AzureWebJobs.NAME.Disabled=true</c> turns off.</summary>
    /// <exception cref="ConfigurationException">
    /// A function has a bad or doubled name, not exactly one trigger, or a result that nobody would await.
    /// </exception>
    public static IReadOnlyList<Function> Find(IEnumerable<Type> types, IConfiguration configuration)
    {
        var functions =
            from type in types
            from method in type.GetMethods(PublicMethods)
            let attribute = method.GetCustomAttribute<FunctionAttribute>()
            where attribute is not null
            orderby attribute.Name
            select Describe(attribute.Name, method);

        var all = functions.ToList();
        var byName = all.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase);
        if (byName.FirstOrDefault(same => same.Count() > 1) is { } doubled)
            throw new ConfigurationException($"Two functions have the name {doubled.Key}: give each [Function] a name of its own.");

        return all.FindAll(function => !IsDisabled(function, configuration));
    }

    private static Function Describe(string name, MethodInfo method)
    {
        if (!ValidName().IsMatch(name) || name.Equals("host", StringComparison.OrdinalIgnoreCase))
        {
            throw new ConfigurationException(
                $"'{name}' is no name for a function: a letter, then up to 127 letters, digits, _ or -, and not 'host'.");
        }

        var triggers = method.GetParameters().Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))).ToList();
        if (triggers.Count != 1)
        {
            throw new ConfigurationException(
                $"The function {name} has {triggers.Count} parameters with a trigger attribute and needs exactly one.");
        }

        if (method.ReturnType.Name.StartsWith(nameof(ValueTask), StringComparison.Ordinal))
        {
            throw new ConfigurationException(
                $"The function {name} returns a ValueTask, which the Functions worker does not await: return a Task.");
        }

        return new Function(name, method, triggers[0]);
    }

    // An environment variable cannot have dots in every shell, so the double underscore's colon is good too.
    private static bool IsDisabled(Function function, IConfiguration configuration)
    {
        var setting = configuration[$"AzureWebJobs.{function.Name}.Disabled"] ?? configuration[$"AzureWebJobs:{function.Name}:Disabled"];
        return setting is "1" || string.Equals(setting, "true", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_\-]{0,127}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ValidName();
}
