using System.Text;
using System.Text.Json;
using KpiFunctions.Conflicts;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Intake;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Conflicts;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Intake;

namespace KpiFunctions.Tests.Conflicts;

/// <summary>From two requests that contradict each other to the row, and what a person decides about them.</summary>
public sealed class ConflictsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly First = new(2026, 3, 10);
    private static readonly DateOnly Second = new(2026, 3, 11);

    [Fact]
    public async Task Two_amounts_for_one_id_on_two_days_are_listed_and_the_first_counts()
    {
        var (app, _) = await ContradictedAsync();

        var conflict = Assert.Single(await ListAsync(app));

        Assert.Equal(("open", "identity", "2026-03-11", "p1"), (Text(conflict, "state"), Text(conflict, "about"), Text(conflict, "day"), Text(conflict, "recordId")));
        Assert.Equal((4990, true), (conflict.GetProperty("first").GetProperty("amount").GetInt64(), conflict.GetProperty("first").GetProperty("counts").GetBoolean()));
        Assert.Equal((5990, false), (conflict.GetProperty("second").GetProperty("amount").GetInt64(), conflict.GetProperty("second").GetProperty("counts").GetBoolean()));
        Assert.Equal((4990, null), (await RevenueAsync(app, First), await RevenueAsync(app, Second)));
    }

    [Fact]
    public async Task Taking_the_second_moves_the_money_to_its_day_and_reopening_moves_it_back()
    {
        var (app, host) = await ContradictedAsync();
        var id = Text(Assert.Single(await ListAsync(app)), "id");

        var taken = await ResolveAsync(app, id, "take-second");
        await host.SettleAsync(app);

        Assert.Equal((200, "second-taken"), (taken.Status, Text(taken.Json, "state")));
        Assert.Equal((null, 5990), (await RevenueAsync(app, First), await RevenueAsync(app, Second)));
        Assert.Empty(await ListAsync(app));
        Assert.Equal("second-taken", Text(Assert.Single(await ListAsync(app, "resolved")), "state"));

        await ResolveAsync(app, id, "reopen");
        await host.SettleAsync(app);

        Assert.Equal((4990, null), (await RevenueAsync(app, First), await RevenueAsync(app, Second)));
        Assert.Single(await ListAsync(app));
    }

    [Fact]
    public async Task Keeping_the_first_changes_no_number_and_closes_the_conflict()
    {
        var (app, host) = await ContradictedAsync();

        await ResolveAsync(app, Text(Assert.Single(await ListAsync(app)), "id"), "keep-first");
        await host.SettleAsync(app);

        Assert.Equal((4990, null), (await RevenueAsync(app, First), await RevenueAsync(app, Second)));
        Assert.Empty(await ListAsync(app));
    }

    [Theory]
    [InlineData("both", 422, "field-invalid")]
    [InlineData(null, 422, "field-invalid")]
    public async Task Only_a_known_resolution_is_taken(string? resolution, int status, string problem)
    {
        var (app, _) = await ContradictedAsync();

        var answer = await ResolveAsync(app, Text(Assert.Single(await ListAsync(app)), "id"), resolution);

        Assert.Equal((status, problem), (answer.Status, answer.ProblemKind));
    }

    [Fact]
    public async Task A_conflict_that_does_not_exist_cannot_be_resolved()
    {
        var (app, _) = await ContradictedAsync();

        var answer = await ResolveAsync(app, "none", "keep-first");

        Assert.Equal((404, "unknown-conflict"), (answer.Status, answer.ProblemKind));
    }

    [Fact]
    public async Task A_list_is_asked_for_by_a_known_state()
    {
        var (app, _) = await ContradictedAsync();

        var answer = await ListAnswerAsync(app, "?state=closed");

        Assert.Equal((400, "parameter-invalid"), (answer.Status, answer.ProblemKind));
    }

    private static async Task<(App App, Host Host)> ContradictedAsync()
    {
        var host = await Host.StartAsync(Now);
        var app = new App(host.Storage, host.Clock, "w");
        await app.SendAsync("""{"type":"conversion","id":"p1","occurredAt":"2026-03-10T09:00:00Z","amount":"49.90","currency":"EUR"}""", Now);
        await app.SendAsync("""{"type":"conversion","id":"p1","occurredAt":"2026-03-11T09:00:00Z","amount":"59.90","currency":"EUR"}""", Now.AddMinutes(1));
        await host.SettleAsync(app);
        return (app, host);
    }

    private static async Task<long?> RevenueAsync(App app, DateOnly day)
    {
        await foreach (var row in app.Get<IKpiTable>().SeriesAsync(Scope.Total, day, day, CancellationToken.None)) return row.Measures[Measures.RevenueGross];
        return null;
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(App app, string state = "open") =>
        [.. (await ListAnswerAsync(app, "?state=" + state)).Json.GetProperty("items").EnumerateArray()];

    private static Task<Answer> ListAnswerAsync(App app, string query)
    {
        var http = IntakeRoom.Request("GET");
        http.Request.QueryString = new(query);
        return Answer.OfAsync(new ListConflicts(app.Get<IConflictTable>()).Run(http.Request, CancellationToken.None), http);
    }

    private static Task<Answer> ResolveAsync(App app, string id, string? resolution)
    {
        var http = IntakeRoom.Request("POST", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { resolution })));
        var function = new ResolveConflict(app.Get<IConflictTable>(), app.Get<RegistryDesk>(), app.Get<BodyReader>());
        return Answer.OfAsync(function.Run(http.Request, id), http);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
