using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using KpiFunctions.Reading;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Tests.Reading;

/// <summary>The document and the functions say the same routes, methods and access levels.</summary>
public sealed partial class ApiDescriptionTests
{
    [Fact]
    public void Every_route_is_described_with_its_access_level_and_nothing_else_is()
    {
        var functions = Functions().Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(functions);
        Assert.Equal(functions, Described().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Functions() =>
        from type in typeof(DescribeApi).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetCustomAttribute<FunctionAttribute>() is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        from verb in trigger.Methods!
        from route in Routes(trigger.Route!)
        select $"{verb.ToUpperInvariant()} /{route} {trigger.AuthLevel}";

    // {id?} is two routes, {*path} is described as {path}.
    private static IEnumerable<string> Routes(string route)
    {
        if (route.Contains("/{id?}", StringComparison.Ordinal)) yield return route.Replace("/{id?}", "", StringComparison.Ordinal);
        yield return Decoration().Replace(route, "");
    }

    private static IEnumerable<string> Described()
    {
        using var document = JsonDocument.Parse(typeof(DescribeApi).Assembly.GetManifestResourceStream("openapi.json")!);
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
                yield return $"{operation.Name.ToUpperInvariant()} {path.Name} {(operation.Value.GetProperty("security").GetArrayLength() == 0 ? "Anonymous" : "Function")}";
    }

    [GeneratedRegex(@"(?<=\{)\*|\?(?=\})")]
    private static partial Regex Decoration();
}
