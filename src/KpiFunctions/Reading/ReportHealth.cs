using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Reading;

/// <summary>
/// Three questions that are answered apart, because what is done about them differs: GET /health/live, does the process answer (else restart it);
/// GET /health/ready, can it store and read (else send nobody there); GET /health, all of it and how fresh the numbers are (else tell somebody).
/// </summary>
internal sealed class ReportHealth(IHealth health)
{
    [Function(nameof(ReportHealth))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancel) =>
        Answer(await health.CheckAsync(cancel));

    [Function("ReportLiveness")]
    public IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        Answer(new HealthAnswer("healthy", [], null));

    [Function("ReportReadiness")]
    public async Task<IResult> Ready([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken cancel) =>
        Answer(await health.CheckStorageAsync(cancel));

    private static IResult Answer(HealthAnswer answer) => Results.Json(answer, statusCode: answer.Status == "unhealthy" ? 503 : 200);
}
