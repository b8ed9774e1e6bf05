using System.Text.Json;
using KpiFunctions.Core.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>GET /registry: the kinds of entries and their fields, so that a form can be made of them.</summary>
internal sealed class DescribeRegistry
{
    [Function(nameof(DescribeRegistry))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "registry")] HttpRequest request) =>
        Results.Json(new { kinds = RegistryKind.All.Select(Describe) });

    private static object Describe(RegistryKind kind) => new
    {
        kind.Name,
        id = RegistryIds.Expectation(kind),
        isJoined = kind.IsJoined,
        prefixes = kind.FurtherPrefixes.Append(kind.FieldPrefix).OfType<string>(),
        fields = kind.Fields.Select(field => new
        {
            field.Name,
            shape = JsonNamingPolicy.CamelCase.ConvertName(field.Shape.ToString()),
            field.Required,
            field.OneOf,
            refersTo = RegistryReferences.Of(field),
        }),
    };
}
