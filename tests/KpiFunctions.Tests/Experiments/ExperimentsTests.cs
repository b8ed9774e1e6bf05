using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Registry;
using KpiFunctions.Experiments;
using KpiFunctions.Intake;
using KpiFunctions.Reading;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Intake;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Tests.Experiments;

/// <summary>From events and a declaration to what the routes say of an experiment.</summary>
public sealed class ExperimentsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 10, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string> Declared = new()
    {
        ["name"] = "Two pages",
        ["unit"] = "visitor",
        ["metric"] = "signupRate",
        ["variants"] = "old, new",
        ["members"] = "old: l-old; new: l-new coupon:NEW10",
        ["start"] = "2026-03-08",
        ["plannedEnd"] = "2026-03-11",
        ["method"] = "fixed",
    };

    [Fact]
    public async Task A_conversion_that_comes_late_moves_the_result()
    {
        var (app, host) = await OpenAsync();
        await app.SendAsync(Clicks("l-old", 200) + Clicks("l-new", 190) + SignUps("l-old", 20) + SignUps("l-new", 60), Now);
        await host.SettleAsync(app);

        var before = (await ShowAsync(app)).Json;
        await app.SendAsync(SignUps("l-new", 10, from: 100), Now.AddHours(1));
        await host.SettleAsync(app);
        var after = (await ShowAsync(app)).Json;

        Assert.Equal(("finished", "winner", "visitor"), (Text(before, "state"), Text(before.GetProperty("verdict"), "code"), Text(before, "unit")));
        Assert.Equal((200, 20, 0.1), NumbersOf(before, 0));
        Assert.Equal((190, 60, 60.0 / 190), NumbersOf(before, 1));
        Assert.Equal((190, 70, 70.0 / 190), NumbersOf(after, 1));
        Assert.True(Lift(after) > Lift(before));
        Assert.Equal((0, 0.3), (before.GetProperty("prior").GetProperty("mean").GetDouble(), before.GetProperty("prior").GetProperty("deviation").GetDouble()));
        Assert.Contains(before.GetProperty("verdict").GetProperty("conditions").EnumerateArray(), condition => condition.GetString()!.StartsWith("Fixed horizon"));
        Assert.Equal(["sequential", "bayesian"], before.GetProperty("others").EnumerateArray().Select(each => Text(each, "method")));
    }

    [Fact]
    public async Task An_order_by_coupon_counts_for_the_variant_that_names_the_coupon()
    {
        var (app, host) = await OpenAsync(("metric", "conversionRate"));
        await app.DeclareAsync(RegistryKind.Coupons, "new10", new Dictionary<string, string>());
        await app.SendAsync(Clicks("l-new", 5) + """{"type":"conversion","id":"o1","occurredAt":"2026-03-10T09:00:00Z","coupon":"New10","amount":"49.90","currency":"EUR"}""", Now);
        await host.SettleAsync(app);

        var variant = (await ShowAsync(app)).Json.GetProperty("variants")[1];

        Assert.Equal((1, 4990), (variant.GetProperty("conversions").GetInt32(), variant.GetProperty("value").GetInt64()));
    }

    [Fact]
    public async Task It_can_be_looked_at_as_at_an_earlier_day()
    {
        var (app, _) = await OpenAsync();

        Assert.Equal("not-started", Text((await ShowAsync(app, "?asOf=2026-03-07")).Json.GetProperty("verdict"), "code"));
        Assert.Equal("running", Text((await ShowAsync(app, "?asOf=2026-03-09")).Json, "state"));
        Assert.Equal((400, "parameter-invalid"), await ProblemAsync(ShowAsync(app, "?asOf=2026-03-13")));
        Assert.Equal((400, "parameter-invalid"), await ProblemAsync(ShowAsync(app, "?asOf=monday")));
        Assert.Equal((404, "unknown-experiment"), await ProblemAsync(ShowAsync(app, id: "none")));
    }

    [Fact]
    public async Task The_list_holds_each_of_them_by_pages()
    {
        var (app, _) = await OpenAsync();
        await app.DeclareAsync(RegistryKind.Experiments, "another", Declared);

        var first = (await ListAsync(app, "?size=1")).Json;
        var second = (await ListAsync(app, "?size=1&continuation=" + Text(first, "continuation"))).Json;

        Assert.Equal(["another", "pages"], new[] { first, second }.Select(page => Text(page.GetProperty("items")[0], "id")));
        Assert.Equal((400, "parameter-invalid"), await ProblemAsync(ListAsync(app, "?size=0")));
        Assert.Contains("No day of it is rolled up yet.", first.GetProperty("items")[0].GetProperty("verdict").GetProperty("conditions").EnumerateArray().Select(each => each.GetString()));
    }

    [Theory]
    [InlineData("""{"baseline":0.05,"minimumDetectableLift":0.1}""", 31_231)]
    [InlineData("""{"baseline":0.05,"minimumDetectableLift":0.1,"variants":3}""", 37_821)]
    [InlineData("""{"baseline":50,"minimumDetectableLift":0.1,"deviation":40,"alpha":0.05,"power":0.8}""", 1_005)]
    public async Task A_sample_is_planned_before_anything_is_declared(string body, int sample)
    {
        var (app, _) = await OpenAsync();

        var plan = (await PlanAsync(app, body)).Json;

        Assert.Equal(sample, plan.GetProperty("sample").GetInt32());
        Assert.Equal(sample * plan.GetProperty("variants").GetInt32(), plan.GetProperty("total").GetInt32());
        Assert.True(plan.GetProperty("sequentialSample").GetInt32() > sample);
    }

    [Theory]
    [InlineData("[]", 400, "not-an-object")]
    [InlineData("{}", 422, "field-invalid")]
    [InlineData("""{"baseline":0.9,"minimumDetectableLift":0.5}""", 422, "field-invalid")]
    [InlineData("""{"baseline":"x","minimumDetectableLift":0.5}""", 422, "field-invalid")]
    [InlineData("""{"baseline":0.1,"minimumDetectableLift":0.5,"luck":1}""", 422, "field-invalid")]
    public async Task A_plan_that_cannot_be_made_is_refused(string body, int status, string problem)
    {
        var (app, _) = await OpenAsync();

        Assert.Equal((status, problem), await ProblemAsync(PlanAsync(app, body)));
    }

    private static async Task<(App App, Host Host)> OpenAsync(params (string Name, string Value)[] changes)
    {
        var host = await Host.StartAsync(Now);
        var app = new App(host.Storage, host.Clock, "w", services => services.AddExperiments());
        foreach (var link in new[] { "l-old", "l-new" })
            await app.DeclareAsync(RegistryKind.Links, link, new Dictionary<string, string> { ["destination"] = "https://shop.example" });
        var fields = new Dictionary<string, string>(Declared);
        foreach (var (name, value) in changes) fields[name] = value;
        await app.DeclareAsync(RegistryKind.Experiments, "pages", fields);
        return (app, host);
    }

    private static string Clicks(string link, int count) => Lines(count, i => $$"""{"type":"click","id":"{{link}}-{{i}}","occurredAt":"2026-03-10T08:00:00Z","link":"{{link}}"}""");

    private static string SignUps(string link, int count, int from = 0) =>
        Lines(count, i => $$"""{"type":"conversion","stage":"signup","id":"s-{{link}}-{{from + i}}","occurredAt":"2026-03-10T09:00:00Z","link":"{{link}}"}""");

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));

    private static Task<Answer> ShowAsync(App app, string query = "", string id = "pages") =>
        AskAsync("GET", query, null, (function, http) => function.Show(http.Request, id, CancellationToken.None), app);

    private static Task<Answer> ListAsync(App app, string query) => AskAsync("GET", query, null, (function, http) => function.Run(http.Request, CancellationToken.None), app);

    private static Task<Answer> PlanAsync(App app, string body)
    {
        var http = IntakeRoom.Request("POST", Encoding.UTF8.GetBytes(body));
        return Answer.OfAsync(new PlanSample(app.Get<BodyReader>()).Run(http.Request), http);
    }

    private static Task<Answer> AskAsync(
        string method, string query, byte[]? body, Func<ListExperiments, Microsoft.AspNetCore.Http.HttpContext, Task<Microsoft.AspNetCore.Http.IResult>> ask, App app)
    {
        var http = IntakeRoom.Request(method, body);
        http.Request.QueryString = new(query);
        var function = new ListExperiments(app.Get<ExperimentQuery>(), app.Get<RegistryDesk>(), app.Get<IOptions<ReportingOptions>>(), app.Get<TimeProvider>());
        return Answer.OfAsync(ask(function, http), http);
    }

    private static async Task<(int, string?)> ProblemAsync(Task<Answer> asked) => (await asked) is var answer ? (answer.Status, answer.ProblemKind) : default;

    private static (int Exposures, int Conversions, double Mean) NumbersOf(JsonElement experiment, int variant)
    {
        var of = experiment.GetProperty("variants")[variant];
        return (of.GetProperty("exposures").GetInt32(), of.GetProperty("conversions").GetInt32(), of.GetProperty("mean").GetDouble());
    }

    private static double Lift(JsonElement experiment) => experiment.GetProperty("comparisons")[0].GetProperty("lift").GetDouble();

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
