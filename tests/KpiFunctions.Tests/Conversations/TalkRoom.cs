using System.Text;
using System.Text.Json;
using KpiFunctions.Conversations;
using KpiFunctions.Core.Registry;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Intake;
using KpiFunctions.Voice;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Conversations;

/// <summary>An app whose senders bring what people say, and the routes that read it. It is noon of 2026-03-12, UTC.</summary>
internal sealed class TalkRoom
{
    public static readonly DateTimeOffset Now = new(2026, 3, 12, 12, 0, 0, TimeSpan.Zero);

    private TalkRoom(Host host) => (Host, App) = (host, NewApp(host, "w"));

    public Host Host { get; }

    public App App { get; }

    public static async Task<TalkRoom> OpenAsync() => new(await Host.StartAsync(Now));

    public static App NewApp(Host host, string writer, Action<IServiceCollection>? change = null) => new(host.Storage, host.Clock, writer, services =>
    {
        services.AddConversations().AddVoice()
            .AddSingleton<ListConversations>().AddSingleton<SummarizeConversations>().AddSingleton<CorrectSentiment>()
            .AddSingleton<CompareVoice>().AddSingleton<CompareCompetitors>();
        change?.Invoke(services);
    });

    public async Task RegisterAsync(RegistryKind kind, string id, params (string Name, string Value)[] fields) =>
        Assert.True(await App.DeclareAsync(kind, id, fields.ToDictionary(field => field.Name, field => field.Value)));

    /// <param name="lines">Events as POST /events takes them, each an object.</param>
    public async Task HearAsync(params string[] lines)
    {
        Assert.True(await App.SendAsync(string.Join('\n', lines), Now));
        await Host.SettleAsync(App);
    }

    public Task<Answer> ListAsync(string query) => GetAsync(query, (http, cancel) => App.Get<ListConversations>().Run(http, cancel));

    public Task<Answer> SummarizeAsync(string query) => GetAsync(query, (http, cancel) => App.Get<SummarizeConversations>().Run(http, cancel));

    public Task<Answer> VoiceAsync(string query) => GetAsync(query, (http, cancel) => App.Get<CompareVoice>().Run(http, cancel));

    public Task<Answer> CompetitorsAsync(string query) => GetAsync(query, (http, cancel) => App.Get<CompareCompetitors>().Run(http, cancel));

    public Task<Answer> CorrectAsync(string id, object body)
    {
        var http = IntakeRoom.Request("PUT", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(body)));
        return Answer.OfAsync(App.Get<CorrectSentiment>().Run(http.Request, id), http);
    }

    public async Task<IReadOnlyList<JsonElement>> ItemsAsync(string query)
    {
        var answer = await ListAsync(query);
        Assert.True(answer.Status == 200, answer.Text);
        return [.. answer.Json.GetProperty("items").EnumerateArray()];
    }

    private static Task<Answer> GetAsync(string query, Func<HttpRequest, CancellationToken, Task<IResult>> run)
    {
        var http = IntakeRoom.Request("GET");
        http.Request.QueryString = new("?" + query);
        return Answer.OfAsync(run(http.Request, CancellationToken.None), http);
    }
}
