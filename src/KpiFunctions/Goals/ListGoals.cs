using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Goals;

/// <summary>GET /goals, GET /goals/{id} and GET /objectives.</summary>
internal sealed class ListGoals(GoalQuery query, GoalBook book, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private DateOnly Today => options.Value.Zone.DayOf(clock.GetUtcNow());

    [Function(nameof(ListGoals))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "goals")] HttpRequest http, CancellationToken cancel) =>
        AsOfDay.Read(http, Today) is { } asOf ? Results.Json(new { items = await AllAsync(await book.ReadAsync(cancel), asOf, cancel) }) : Refuse();

    [Function("ShowGoal")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Function, "get", Route = "goals/{id}")] HttpRequest http, string id, CancellationToken cancel)
    {
        if (AsOfDay.Read(http, Today) is not { } asOf) return Refuse();
        var set = await book.ReadAsync(cancel);
        return set.Goals.FirstOrDefault(entry => entry.Id == id) is { } entry
            ? Results.Json(await query.RunAsync(entry, set, asOf, Today, cancel))
            : Problems.Of(StatusCodes.Status404NotFound, "unknown-goal", "There is no such goal.", "id");
    }

    [Function("ListObjectives")]
    public async Task<IResult> Tree([HttpTrigger(AuthorizationLevel.Function, "get", Route = "objectives")] HttpRequest http, CancellationToken cancel)
    {
        if (AsOfDay.Read(http, Today) is not { } asOf) return Refuse();
        var set = await book.ReadAsync(cancel);
        return Results.Json(ObjectiveTree.Of(set, await AllAsync(set, asOf, cancel)));
    }

    private async Task<IReadOnlyList<GoalAnswer>> AllAsync(GoalSet set, DateOnly asOf, CancellationToken cancel)
    {
        var answers = new List<GoalAnswer>();
        foreach (var entry in set.Goals) answers.Add(await query.RunAsync(entry, set, asOf, Today, cancel));
        return answers;
    }

    private static IResult Refuse() => Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", AsOfDay.Bad.Detail, AsOfDay.Bad.Name);
}
