using System.Globalization;
using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;
using KpiFunctions.Tests.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Tests.Rollups;

/// <summary>The whole way: records in, days rolled, the answers of the reading functions out. Days are final at their end here.</summary>
internal sealed class HistoryRoom(Host host)
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 12, 12, 0, 0, TimeSpan.Zero);

    public Host Host => host;

    public App App { get; set; } = new(host.Storage, host.Clock, "first");

    public static async Task<HistoryRoom> OpenAsync(DateTimeOffset? now = null) => new(await Host.StartAsync(now ?? Noon));

    public static string Purchase(string id, string amount) =>
        $$"""{"type":"conversion","id":"{{id}}","occurredAt":"2026-03-10T09:00:00Z","link":"bio","amount":"{{amount}}","currency":"EUR"}""";

    public Task DeclareAsync(string campaign) => App.DeclareAsync(RegistryKind.Links, "bio", new Dictionary<string, string> { ["destination"] = "https://shop.example", ["campaign"] = campaign });

    public async Task SendAsync(string body) => Assert.True(await App.SendAsync(body, host.Clock.GetUtcNow()));

    public async Task RollAsync(string? body = null)
    {
        if (body is not null) await SendAsync(body);
        await App.PlanAsync();
        await host.PlayAsync(App);
    }

    public async Task<List<JsonElement>> HistoryAsync(string query)
    {
        var (status, body) = await HistoryAnswerAsync(query);
        Assert.Equal(200, status);
        return [.. body.GetProperty("items").EnumerateArray()];
    }

    public Task<(int Status, JsonElement Body)> HistoryAnswerAsync(string query) =>
        AskAsync(http => new ShowHistory(App.Get<IHistoryQuery>(), App.Get<IOptions<ReportingOptions>>(), host.Clock).Run(http, CancellationToken.None), query);

    public Task<(int Status, JsonElement Body)> SeriesAsync(string query) => AskAsync(
        http => new QueryKpis(App.Get<ISeriesQuery>(), App.Get<ILeaderboardQuery>(), App.Get<IOptions<ReportingOptions>>(), host.Clock).Series(http, CancellationToken.None), query);

    public static string Head(JsonElement item) => string.Create(
        CultureInfo.InvariantCulture,
        $"{item.GetProperty("day")} {item.GetProperty("replacedAt").GetDateTimeOffset():HH:mm} {item.GetProperty("state")} {string.Join('+', item.GetProperty("reason").EnumerateArray())} run {item.GetProperty("run")}");

    public static double Value(JsonElement item, string which, string kpi) => item.GetProperty(which).GetProperty(kpi).GetProperty("value").GetDouble();

    private static async Task<(int Status, JsonElement Body)> AskAsync(Func<HttpRequest, Task<IResult>> function, string query)
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.QueryString = new QueryString(query);
        http.Response.Body = new MemoryStream();
        await (await function(http.Request)).ExecuteAsync(http);
        return (http.Response.StatusCode, JsonDocument.Parse(Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray())).RootElement);
    }
}
