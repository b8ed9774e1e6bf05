using System.Text.Json;
using KpiFunctions.Core.Registry;
using KpiFunctions.Goals;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Tests.Goals;

/// <summary>From events and declarations to what the routes say of goals and objectives.</summary>
public sealed class GoalsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_goal_says_how_far_it_is_by_the_days_that_are_over()
    {
        var (app, host) = await OpenAsync();
        await app.SendAsync(Clicks("2026-03-03", 40) + Clicks("2026-03-11", 40) + Clicks("2026-03-12", 500), Now);
        await host.SettleAsync(app);

        var goal = (await ShowAsync(app, "visits")).Json;

        // Until March 11, eleven of twenty days; today is not over.
        Assert.Equal((80, 0.4, 0.55), (goal.GetProperty("actual").GetProperty("value").GetInt32(), goal.GetProperty("progress").GetDouble(), goal.GetProperty("elapsed").GetDouble()));
        Assert.Equal(("2026-03-11", "off-track", "traffic"), (Text(goal, "asOf"), Text(goal, "status"), Text(goal, "objective")));
        Assert.True(goal.GetProperty("serves").GetBoolean());
        Assert.Equal(("pace", JsonValueKind.Null), (Text(goal.GetProperty("projection"), "method"), goal.GetProperty("projection").GetProperty("low").ValueKind));
        Assert.Equal(["daily-rate", "fitting-target"], goal.GetProperty("adjustments").EnumerateArray().Select(each => Text(each, "kind")));
        // 120 in nine days.
        Assert.Equal(120 / 9.0, goal.GetProperty("adjustments")[0].GetProperty("value").GetDouble(), 9);
        Assert.Equal("achievable", Assert.Single(goal.GetProperty("missing").EnumerateArray()).GetString());
        Assert.Equal("why", Text(goal.GetProperty("problems")[0], "field"));
    }

    [Fact]
    public async Task Every_change_of_a_goal_is_kept()
    {
        var (app, host) = await OpenAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await app.DeclareAsync(RegistryKind.Goals, "visits", Goal(("target", "150"), ("owner", "Mia")));

        var changes = (await ShowAsync(app, "visits")).Json.GetProperty("changes").EnumerateArray().ToList();

        Assert.Equal(["goal  declared", "owner  Mia", "target 200 150"], changes.Select(each => $"{Text(each, "field")} {each.GetProperty("from").GetString()} {each.GetProperty("to").GetString()}"));
        Assert.Equal(Now.AddHours(1), changes[1].GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_tree_hangs_goals_on_objectives_and_on_each_other()
    {
        var (app, _) = await OpenAsync();
        await app.DeclareAsync(RegistryKind.Goals, "likes", Goal(("kpi", "likes")));
        await app.DeclareAsync(RegistryKind.Goals, "child", Goal(("objective", null), ("parent", "visits"), ("assumedConversion", "2")));
        await app.DeclareAsync(RegistryKind.Goals, "lost", Goal(("objective", "nowhere")));
        await app.DeclareAsync(RegistryKind.Goals, "left", Goal(("objective", null), ("parent", "right")));
        await app.DeclareAsync(RegistryKind.Goals, "right", Goal(("objective", null), ("parent", "left")));

        var tree = (await TreeAsync(app)).Json;

        var objective = Assert.Single(tree.GetProperty("items").EnumerateArray());
        Assert.Equal(["likes()", "visits(child())"], objective.GetProperty("goals").EnumerateArray().Select(Shape));
        Assert.False(objective.GetProperty("goals")[0].GetProperty("goal").GetProperty("serves").GetBoolean());
        Assert.Equal(100, objective.GetProperty("goals")[1].GetProperty("children")[0].GetProperty("goal").GetProperty("parentAssumption").GetProperty("needed").GetDouble());
        Assert.Equal(0, objective.GetProperty("goals")[1].GetProperty("children")[0].GetProperty("goal").GetProperty("parentAssumption").GetProperty("neededLift").GetDouble());
        Assert.Equal(["left(right())", "lost()"], tree.GetProperty("unassigned").EnumerateArray().Select(Shape));
        Assert.Contains("clicks", tree.GetProperty("serving").GetProperty("traffic").EnumerateArray().Select(each => each.GetString()));
    }

    [Fact]
    public async Task A_goal_without_data_says_so()
    {
        var (app, _) = await OpenAsync();

        var goal = (await ShowAsync(app, "visits")).Json;

        Assert.Equal(("no-data", "no-data", JsonValueKind.Null), (Text(goal, "status"), Text(goal.GetProperty("actual"), "reason"), goal.GetProperty("progress").ValueKind));
        Assert.Equal("visits", Text((await ListAsync(app)).Json.GetProperty("items")[0], "id"));
    }

    [Fact]
    public async Task A_goal_that_does_not_exist_or_a_day_to_come_is_refused()
    {
        var (app, _) = await OpenAsync();

        Assert.Equal((404, "unknown-goal"), await ProblemAsync(ShowAsync(app, "none")));
        Assert.Equal((400, "parameter-invalid"), await ProblemAsync(ShowAsync(app, "visits", "?asOf=2026-04-01")));
        Assert.Equal((400, "parameter-invalid"), await ProblemAsync(TreeAsync(app, "?asOf=x")));
        Assert.Equal((400, "parameter-invalid"), await ProblemAsync(ListAsync(app, "?asOf=x")));
    }

    private static string Shape(JsonElement node) =>
        $"{Text(node.GetProperty("goal"), "id")}({string.Join(' ', node.GetProperty("children").EnumerateArray().Select(Shape))})";

    private static Dictionary<string, string> Goal(params (string Name, string? Value)[] changes)
    {
        var fields = new Dictionary<string, string>
        {
            ["kpi"] = "clicks",
            ["scope"] = "everything",
            ["baseline"] = "100",
            ["target"] = "200",
            ["start"] = "2026-03-01",
            ["due"] = "2026-03-20",
            ["objective"] = "traffic",
        };
        foreach (var (name, value) in changes)
        {
            if (value is null) fields.Remove(name);
            else fields[name] = value;
        }
        return fields;
    }

    private static async Task<(App App, Host Host)> OpenAsync()
    {
        var host = await Host.StartAsync(Now);
        var app = new App(host.Storage, host.Clock, "w", services => services.AddGoals());
        await app.DeclareAsync(RegistryKind.Objectives, "traffic", new Dictionary<string, string> { ["name"] = "More visits", ["type"] = "traffic", ["metric"] = "clicks" });
        await app.DeclareAsync(RegistryKind.Goals, "visits", Goal());
        return (app, host);
    }

    private static string Clicks(string day, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $$"""{"type":"click","id":"{{day}}-{{i}}","occurredAt":"{{day}}T08:00:00Z","link":"bio"}""" + "\n"));

    private static Task<Answer> ShowAsync(App app, string id, string query = "") => AskAsync(app, query, (goals, http) => goals.Show(http, id, CancellationToken.None));

    private static Task<Answer> ListAsync(App app, string query = "") => AskAsync(app, query, (goals, http) => goals.Run(http, CancellationToken.None));

    private static Task<Answer> TreeAsync(App app, string query = "") => AskAsync(app, query, (goals, http) => goals.Tree(http, CancellationToken.None));

    private static Task<Answer> AskAsync(App app, string query, Func<ListGoals, HttpRequest, Task<IResult>> ask)
    {
        var http = IntakeRoom.Request("GET");
        http.Request.QueryString = new(query);
        var goals = new ListGoals(app.Get<GoalQuery>(), app.Get<GoalBook>(), app.Get<IOptions<ReportingOptions>>(), app.Get<TimeProvider>());
        return Answer.OfAsync(ask(goals, http.Request), http);
    }

    private static async Task<(int, string?)> ProblemAsync(Task<Answer> asked) => (await asked) is var answer ? (answer.Status, answer.ProblemKind) : default;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
