using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Postbacks;
using KpiFunctions.Core.Tests.Webhooks;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Signatures;
using KpiFunctions.Core.Webhooks.Sources;
using KpiFunctions.Imports;
using KpiFunctions.Intake;
using KpiFunctions.Intake.Pages;
using KpiFunctions.Intake.Postbacks;
using KpiFunctions.Rollups;
using KpiFunctions.Storage;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Runtime;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Intake;

/// <summary>
/// Whatever is posted to a door, it is answered and never with 5xx, and rejects are kept. Runs for a moment; <c>FUZZ_SECONDS=60</c> makes it long and
/// <c>FUZZ_SEED</c> another run. A failure names its seed and round.
/// </summary>
public sealed class FuzzOverHttpTests : IAsyncLifetime
{
    private const string Token = "FUZZ_OVER_HTTP_001";
    // Of these each seed brings every kind of answer, however slow the machine is.
    private const int FewestRounds = 300;
    private static readonly int Seconds = Setting("FUZZ_SECONDS", 4);
    private static readonly int Seed = Setting("FUZZ_SEED", 20260301);

    private static readonly string[] Settings =
    [
        "--EventLog:FirstPause=00:00:00.0000001", "--AzureWebJobsStorage=" + Faults.Memory.InMemoryStorage.ConnectionString,
        "--ClickKey=a click key of at least 32 characters", "--PersonKey=a person key of at least 32 characters",
        .. KnownNetworks.All.SelectMany(network => new[] { $"--Postbacks:{network.Name}:Token={Token}", $"--Postbacks:{network.Name}:Currency=EUR" }),
    ];

    private static readonly Dictionary<string, string> Custom = new()
    {
        ["auth"] = "token",
        ["header"] = "X-Fuzz",
        ["events"] = "data.entry[*]",
        ["event"] = "header:X-Action ?? event ?? type",
        ["eventId"] = "{id}-{^digest}",
        ["eventTime"] = "time => unix ?? created_at",
        ["fields:click:type"] = "click",
        ["fields:click:influencer"] = "user_id ?? from.username",
        ["fields:click:customerId"] = "customer.id ?? header:X-Customer",
    };

    private static readonly string[] Members =
    [
        "id", "type", "event", "data", "object", "entry", "changes", "field", "value", "time", "batch", "properties", "refunds", "amount", "currency", "total_price", "created_at",
        "timestamp", "occurredAt", "content", "for_user_id", "customer", "customer_details", "billing_address", "from", "user", "user_id", "name", "username", "text", "email",
        "metrics", "utm", "source", "body", "headers", "query", "fields", "auth", "clickId", "stage", "specversion", "data_base64", "payout", "cid", "transaction_id", "status",
    ];

    private static readonly string[] Values =
    [
        "0", "-1", "1e400", "1772359200", "99999999999999999999", "\"2026-03-01T10:00:00Z\"", "\"49.90\"", "\"EUR\"", "true", "null", "\"\"", "\"\\ud800\"", "\"ada@example.com\"",
        "\"a%40example.com\"", "\"{\\\"first_name\\\":\\\"Ada\\\"}\"", "\"[[[[\"", "\"?kpi_click=%\"", "\"\\u0000\"", "\"click\"", "\"conversion\"", "\"token\"", "\"hashed:00\"", "{}", "[]",
    ];

    private static readonly string[] HeaderNames =
        ["X-Shopify-Topic", "X-WC-Webhook-Topic", "ce-id", "ce-type", "ce-source", "ce-specversion", "ce-time", "webhook-id", "svix-id", "X-Action", "X-Customer", "X-Fuzz-More"];

    private static readonly string[] HeaderValues = ["orders/paid", "order.updated", "1.0", "click", "2026-03-01T10:00:00Z", "%E4%ff", "\"a\\\"", "a@example.com", new('x', 5000)];

    private TestApp app = null!;
    private Host host = null!;

    public async Task InitializeAsync()
    {
        host = await Host.StartAsync(IntakeRoom.Now);
        app = await TestApp.StartAsync(typeof(ReceiveWebhook), Settings, Compose);
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task No_request_makes_a_door_fail()
    {
        var (time, round, answers) = (Stopwatch.StartNew(), 0, new Dictionary<HttpStatusCode, int>());
        while (round < FewestRounds || time.Elapsed < TimeSpan.FromSeconds(Seconds))
        {
            round++;
            var random = new Random(unchecked(Seed + round * 7919));
            using var request = Request(random);
            var sent = $"FUZZ_SEED={Seed}, round {round}: {request} {await request.Content!.ReadAsStringAsync()}";
            using var response = await app.Http.SendAsync(request);
            Assert.True((int)response.StatusCode < 500, $"{response.StatusCode} {sent}");
            answers[response.StatusCode] = answers.GetValueOrDefault(response.StatusCode) + 1;
        }

        Assert.Contains(HttpStatusCode.OK, answers.Keys);
        Assert.NotEmpty(host.Storage.Blobs.In("rejects"));
    }

    private static HttpRequestMessage Request(Random random)
    {
        var (header, value, body) = Delivery(random);
        var request = new HttpRequestMessage(HttpMethod.Post, Route(random)) { Content = new ByteArrayContent(random.Next(4) == 0 ? Preview(random, body) : body) };
        request.Headers.TryAddWithoutValidation("X-Fuzz", Token);
        request.Headers.TryAddWithoutValidation(header, value);
        for (var more = random.Next(5); more > 0; more--) request.Headers.TryAddWithoutValidation(Pick(random, HeaderNames), Pick(random, HeaderValues));
        var type = Pick(random, ["application/json", "application/x-www-form-urlencoded", "application/cloudevents+json", "application/cloudevents-batch+json", "text/plain"]);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", header == "Content-Type" ? value : type);
        return request;
    }

    private static string Route(Random random) => random.Next(8) switch
    {
        0 => "events",
        1 => "conversions",
        2 => $"webhooks/{Name(random)}/preview",
        3 or 4 when Pick(random, [.. KnownNetworks.All]) is var network =>
            $"postbacks/{network.Name}?{(network.TokenNames.Count > 0 ? network.TokenNames[0] : "token")}={Token}&{Pick(random, Members)}={Uri.EscapeDataString(Pick(random, Values))}",
        _ => $"webhooks/{Name(random)}",
    };

    private static string Name(Random random) => Pick(random, [.. KnownPresets.All.Select(preset => preset.Name), "own", "nobody"]);

    private static (string Header, string Value, byte[] Body) Delivery(Random random)
    {
        if (random.Next(3) == 0) return ("X-None", "x", Damaged(random, Encoding.UTF8.GetBytes(Json(random, 0))));
        var (header, value, body) = Pick(random, FuzzSamples.All);
        for (var changes = random.Next(4); changes > 0; changes--) body = body.Replace($"\"{Pick(random, Members)}\":", $"\"{Pick(random, Members)}\":", StringComparison.Ordinal);
        return (header, value, Damaged(random, Encoding.UTF8.GetBytes(body)));
    }

    private static byte[] Preview(Random random, byte[] body) => Encoding.UTF8.GetBytes(
        $$$"""{"body":{{{(random.Next(2) == 0 ? Encoding.UTF8.GetString(body) : Json(random, 1))}}},"headers":{"ce-id":{{{Pick(random, Values)}}}}{{{(random.Next(2) == 0 ? $",\"source\":{Json(random, 3)}" : "")}}}}""");

    private static byte[] Damaged(Random random, byte[] bytes)
    {
        for (var changes = random.Next(4) == 0 ? random.Next(1, 4) : 0; changes > 0 && bytes.Length > 0; changes--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(20) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }

    private static string Json(Random random, int depth) => (depth > 5 ? 4 : random.Next(6)) switch
    {
        0 or 1 or 2 => $"{{{string.Join(',', Members.OrderBy(_ => random.Next()).Take(random.Next(10)).Select(name => $"\"{name}\":{Json(random, depth + 1)}"))}}}",
        3 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Json(random, depth + 1)))}]",
        _ => Pick(random, Values),
    };

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    // Every mapping behind one proof that requests can give: proofs themselves are tried elsewhere.
    private static Senders Open()
    {
        var own = SourceDefinition.Of(Custom).Build().Preset!;
        var senders = KnownPresets.All.Append(own with { Name = "own" })
            .Select(preset => new Sender(preset.Name, "n", preset with { Scheme = new TokenScheme((TokenPlace.Header, "X-Fuzz")) }, [SigningKey.Secret(Encoding.UTF8.GetBytes(Token))]));
        return new Senders(senders, new Sender("", "", KnownPresets.Default, [SigningKey.Secret(new byte[32])]));
    }

    private void Compose(FunctionsApplicationBuilder builder)
    {
        builder.FunctionTypes = [typeof(ReceiveWebhook), typeof(PreviewWebhook), typeof(ReceiveEvents), typeof(ReceivePostback), typeof(ReceivePageConversion)];
        builder.Services
            .AddSingleton<TimeProvider>(host.Clock)
            .AddKpiStorage(builder.Configuration, "w-fuzz", RollupServices.KpiColumnsOf)
            .AddIntake(builder.Configuration)
            .AddSingleton<Func<string, string>>(services => services.GetRequiredService<PersonKeys>().Hash)
            .AddImports()
            .AddRollups(builder.Configuration)
            .AddSingleton(App.Connect(host.Storage))
            .AddSingleton(Open());
    }
}
