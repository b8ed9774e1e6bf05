using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Imports;
using KpiFunctions.Intake;
using KpiFunctions.Reading;
using KpiFunctions.Replays;
using KpiFunctions.Rollups;
using KpiFunctions.Storage;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Runtime;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Tests.Intake;

/// <summary>The app behind real routes, on storage in memory, with the secrets of a source that the registry will describe.</summary>
internal sealed class CustomSourceApp : IAsyncDisposable
{
    public const string Secret = "canary_secret_of_the_affiliate_network";
    public const string OlderSecret = "canary_secret_that_is_being_replaced";

    public const string Definition = """
        {"auth":"hmac","header":"X-Signature","signed":"{timestamp}.{body}","timeHeader":"X-Timestamp","secrets":"affiliate,affiliate_old","namespace":"net-1",
         "events":"events","event":"kind","eventId":"{^.account}-{id}","eventTime":"at => unix",
         "fields":{"*":{"currency":"^.currency"},
                   "sale":{"type":"conversion","orderId":"order","amount":"cents => minor","email":"buyer"},
                   "ping":{"type":"nothing"}}}
        """;

    private static readonly string[] Settings =
    [
        "--Logging:LogLevel:Default=Trace", "--EventLog:FirstPause=00:00:00.0000001", "--AzureWebJobsStorage=" + Faults.Memory.InMemoryStorage.ConnectionString,
        "--ClickKey=a click key of at least 32 characters", "--PersonKey=a person key of at least 32 characters",
        $"--Secrets:affiliate={Secret}", $"--Secrets:affiliate_old={OlderSecret}", "--Secrets:short=x",
        "--Senders:shop:Auth=token", "--Senders:shop:Header=X-Key", "--Senders:shop:Secrets=canary_shop_secret", "--Senders:shop:EventId=id", "--Senders:shop:EventTime=at",
        "--Senders:shop:Fields:*:type=click",
    ];

    private TestApp app = null!;

    private CustomSourceApp(Host host) => Host = host;

    public Host Host { get; }

    public LoggedTexts Logged { get; } = new();

    public static async Task<CustomSourceApp> StartAsync()
    {
        var room = new CustomSourceApp(await Host.StartAsync(IntakeRoom.Now));
        room.app = await TestApp.StartAsync(typeof(ReceiveWebhook), Settings, room.Compose);
        return room;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public Task<(HttpStatusCode Status, JsonElement Json)> PutAsync(string definition, string name = "affiliate") => SendAsync(HttpMethod.Put, $"registry/sources/{name}", definition);

    public Task<(HttpStatusCode Status, JsonElement Json)> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    public Task<(HttpStatusCode Status, JsonElement Json)> DeliverAsync(string body, string secret = Secret, string name = "affiliate", int secondsAgo = 0)
    {
        var (timestamp, signature) = Sign(body, secret, secondsAgo);
        return SendAsync(HttpMethod.Post, $"webhooks/{name}", body, ("X-Timestamp", timestamp), ("X-Signature", signature));
    }

    public (string Timestamp, string Signature) Sign(string body, string secret, int secondsAgo = 0)
    {
        var timestamp = $"{Host.Clock.GetUtcNow().ToUnixTimeSeconds() - secondsAgo}";
        return (timestamp, Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}"))));
    }

    public async Task<(HttpStatusCode Status, JsonElement Json)> SendAsync(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await app.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    private void Compose(FunctionsApplicationBuilder builder)
    {
        builder.FunctionTypes =
            [typeof(ReceiveWebhook), typeof(AnswerHandshake), typeof(PreviewWebhook), typeof(ListDeliveries), typeof(ListSources), typeof(ManageRegistry), typeof(RequestReplay)];
        builder.Services
            .AddSingleton<TimeProvider>(Host.Clock)
            .AddKpiStorage(builder.Configuration, "w-custom", RollupServices.KpiColumnsOf)
            .AddIntake(builder.Configuration)
            .AddSingleton<Func<string, string>>(services => services.GetRequiredService<PersonKeys>().Hash)
            .AddImports()
            .AddReplays()
            .AddRollups(builder.Configuration)
            .AddSingleton(App.Connect(Host.Storage))
            .AddSingleton<ILoggerProvider>(Logged);
    }
}
