using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Tests.Infra;

/// <summary>The functions of the app, read from their attributes.</summary>
internal static class Functions
{
    private static readonly IReadOnlyList<MethodInfo> Methods =
    [
        .. typeof(Log).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
            .OrderBy(NameOf, StringComparer.Ordinal),
    ];

    public static IEnumerable<string> Names => Methods.Select(NameOf);

    public static IEnumerable<(string Function, string Path)> BlobTriggers =>
        Triggers<BlobTriggerAttribute>().Select(each => (each.Function, (string)each.Trigger.ConstructorArguments[0].Value!));

    public static IEnumerable<string> QueueTriggers => Triggers<QueueTriggerAttribute>().Select(each => (string)each.Trigger.ConstructorArguments[0].Value!);

    public static IEnumerable<string> Schedules => Triggers<TimerTriggerAttribute>().Select(each => (string)each.Trigger.ConstructorArguments[0].Value!);

    /// <summary>Function, route, methods and access level as the host takes them.</summary>
    public static IEnumerable<HttpRoute> Routes => Triggers<HttpTriggerAttribute>().Select(each => HttpRoute.Of(each.Function, each.Trigger));

    private static IEnumerable<(string Function, CustomAttributeData Trigger)> Triggers<T>() =>
        from method in Methods
        from parameter in method.GetParameters()
        from attribute in parameter.GetCustomAttributesData()
        where attribute.AttributeType == typeof(T)
        select (NameOf(method), attribute);

    private static string NameOf(MethodInfo method) => method.GetCustomAttribute<FunctionAttribute>()!.Name;
}

internal sealed record HttpRoute(string Function, string Route, string Methods, AuthorizationLevel Access)
{
    /// <param name="trigger">Read as written: a level that is not written is Function on the host, whatever the property says.</param>
    public static HttpRoute Of(string function, CustomAttributeData trigger)
    {
        var arguments = trigger.ConstructorArguments;
        var access = arguments.Where(each => each.ArgumentType == typeof(AuthorizationLevel)).Select(each => (AuthorizationLevel)(int)each.Value!);
        var methods = arguments.Select(each => each.Value).OfType<IReadOnlyCollection<CustomAttributeTypedArgument>>().SelectMany(each => each).Select(each => ((string)each.Value!).ToUpperInvariant());
        var route = trigger.NamedArguments.FirstOrDefault(each => each.MemberName == nameof(HttpTriggerAttribute.Route)).TypedValue.Value;
        return new(function, (string?)route ?? function, string.Join(' ', methods), access.Append(AuthorizationLevel.Function).First());
    }
}
