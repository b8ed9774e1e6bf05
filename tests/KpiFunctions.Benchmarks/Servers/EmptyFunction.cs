using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Benchmarks.Servers;

/// <summary>Reads the body to its end and answers 202: what the host costs before a function does anything.</summary>
internal sealed class EmptyFunction
{
    [Function(nameof(EmptyFunction))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "empty")] HttpRequest request)
    {
        await BareServer.ReadToEndAsync(request);
        return Results.Accepted();
    }
}
