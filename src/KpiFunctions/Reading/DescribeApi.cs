using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>GET /openapi.json: the file of that name beside this one.</summary>
internal sealed class DescribeApi
{
    [Function(nameof(DescribeApi))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        Results.Stream(typeof(DescribeApi).Assembly.GetManifestResourceStream("openapi.json")!, "application/json; charset=utf-8");
}
