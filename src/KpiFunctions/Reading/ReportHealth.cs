using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>GET /health: is it alive, and how fresh are the numbers.</summary>
internal sealed class ReportHealth(IHealth health)
{
    [Function(nameof(ReportHealth))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancel)
    {
        var answer = await health.CheckAsync(cancel);
        return Results.Json(answer, statusCode: answer.Status == "unhealthy" ? 503 : 200);
    }
}
