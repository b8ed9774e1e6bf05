using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>GET /customers: new and returning customers, and how many buy again.</summary>
internal sealed class ShowCustomers(CustomerQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private const int UsualDays = 30;

    [Function(nameof(ShowCustomers))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "customers")] HttpRequest http, CancellationToken cancel)
    {
        var (range, bad) = DayRange.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()), UsualDays);
        if (range is null) return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad!.Detail, bad.Name);
        return Results.Json(await query.RunAsync(range, cancel));
    }
}
