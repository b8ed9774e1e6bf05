using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Members;

/// <summary>GET /members/unresolved: what records name and the registry does not know, the most named first.</summary>
internal sealed class ListUnresolved(UnresolvedQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ListUnresolved))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "members/unresolved")] HttpRequest http, CancellationToken cancel)
    {
        var (request, bad) = UnresolvedRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (request is null) return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad!.Detail, bad.Name);
        return Results.Json(await query.RunAsync(request, cancel));
    }
}
