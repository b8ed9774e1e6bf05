using KpiFunctions.Comparisons;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>GET /customers: new and returning customers, and how many buy again.</summary>
internal sealed class ShowCustomers(CustomerQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ShowCustomers))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "customers")] HttpRequest http, CancellationToken cancel)
    {
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (period is not { } range) return RangeRequest.Refuse(bad!);
        return Results.Json(await query.RunAsync(range, cancel));
    }
}
