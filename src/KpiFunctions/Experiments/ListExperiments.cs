using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Experiments;

/// <summary>GET /experiments, in id order by pages, and GET /experiments/{id}.</summary>
internal sealed class ListExperiments(ExperimentQuery query, RegistryDesk desk, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private DateOnly Today => options.Value.Zone.DayOf(clock.GetUtcNow());

    [Function(nameof(ListExperiments))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "experiments")] HttpRequest http, CancellationToken cancel)
    {
        if (PageSize.Read(http) is not { } size) return PageSize.Refuse();
        if (AsOfDay.Read(http, Today) is not { } asOf) return Refuse(AsOfDay.Bad);
        var continuation = http.Query["continuation"].ToString() is { Length: > 0 } given ? given : null;
        try
        {
            var page = await desk.ListAsync(RegistryKind.Experiments, continuation, size, cancel);
            return Results.Json(new { items = await query.RunAsync(page.Items, asOf, cancel), continuation = page.Continuation });
        }
        catch (FormatException)
        {
            return Refuse(new("continuation", "'continuation' did not come from an earlier page."));
        }
    }

    [Function("ShowExperiment")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Function, "get", Route = "experiments/{id}")] HttpRequest http, string id, CancellationToken cancel)
    {
        if (AsOfDay.Read(http, Today) is not { } asOf) return Refuse(AsOfDay.Bad);
        return await desk.FindAsync(RegistryKind.Experiments, id, cancel) is { } entry
            ? Results.Json((await query.RunAsync([entry], asOf, cancel))[0])
            : Problems.Of(StatusCodes.Status404NotFound, "unknown-experiment", "There is no such experiment.", "id");
    }

    private static IResult Refuse(BadParameter bad) => Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad.Detail, bad.Name);
}
