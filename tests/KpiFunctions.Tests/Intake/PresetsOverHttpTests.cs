using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Runtime;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Tests.Intake;

/// <summary>Senders of several kinds, set up by settings alone, behind real routes.</summary>
public sealed class PresetsOverHttpTests : IAsyncLifetime
{
    private const string Secret = "an app secret, with a comma";
    private static readonly string[] Settings =
    [
        "--Logging:LogLevel:Default=Trace",
        "--ClickKey=a click key of at least 32 characters", "--PersonKey=a person key of at least 32 characters",
        "--Senders:store:Preset=Shopify", $"--Senders:store:Secret={Secret}", "--Senders:store:Secrets=an_older_secret", "--Senders:store:Namespace=shoes",
        "--Senders:insta:Preset=meta", "--Senders:insta:Secrets=app_secret_1", "--Senders:insta:VerifyToken=my token",
        "--Senders:x:Preset=x", "--Senders:x:Secrets=test_consumer_secret",
        "--Senders:tube:Preset=youtube", "--Senders:tube:Secrets=hub_secret_1", "--Senders:tube:Allowed=UC1, UC2",
        "--Senders:cloud:Preset=cloudevents", "--Senders:cloud:Secrets=bearer_token_1", "--Senders:cloud:Allowed=grid.example.com",
        "--Senders:aff:Preset=rewardful", "--Senders:aff:Secrets=rewardful_1", "--Senders:aff:Header=X-Aff", "--Senders:aff:Algorithm=sha1", "--Senders:aff:Encoding=base64",
        "--Senders:aff:Fields:sale.created:amount=object.total", "--Senders:aff:Fields:sale.created:orderId=object.number",
    ];

    private const string Order =
        """
        {"id":820982911946154508,"name":"#1001","created_at":"2026-03-01T12:30:00+01:00","updated_at":"2026-03-01T12:31:00+01:00","currency":"EUR","total_price":"49.90",
         "financial_status":"paid","email":"ada@example.com","note_attributes":[{"name":"kpi_click","value":"AbC-1"}],"refunds":[]}
        """;

    private readonly IntakeRoom room = new IntakeRoom().LogAnswers(AppendOutcome.Stored).KeepsRejects();
    private readonly LoggedTexts logged = new();
    private TestApp app = null!;

    public async Task InitializeAsync() => app = await TestApp.StartAsync(typeof(ReceiveWebhook), Settings, Compose);

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        room.Dispose();
    }

    [Theory]
    [InlineData(Secret)]
    [InlineData("an_older_secret")]
    public async Task A_signed_shopify_order_ends_in_the_log(string secret)
    {
        using var response = await PostAsync("store", Order, ("X-Shopify-Topic", "orders/paid"), ("X-Shopify-Hmac-Sha256", Base64(secret, Order)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("{\"received\":1,\"accepted\":1,\"duplicate\":0,\"conflicting\":0,\"rejected\":0,", await response.Content.ReadAsStringAsync());
        var record = Assert.Single(room.Stored);
        Assert.Equal((RecordType.Conversion, "shoes", "820982911946154508", "webhook:store"), (record.Type, record.Namespace, record.Id, record.Source));
        Assert.Equal((new Amount(4990, "EUR"), "AbC-1", 22), (record.Amount, record.ClickId, record.Person!.Length));
        Assert.DoesNotContain("ada", record.ToString());
    }

    [Fact]
    public async Task An_unpaid_order_is_answered_as_skipped()
    {
        var unpaid = Order.Replace("\"paid\"", "\"pending\"");
        using var response = await PostAsync("store", unpaid, ("X-Shopify-Topic", "orders/create"), ("X-Shopify-Hmac-Sha256", Base64(Secret, unpaid)));

        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((HttpStatusCode.OK, 1, 0, 0, 1), (response.StatusCode, Number("received"), Number("accepted"), Number("rejected"), Number("skipped")));
        Assert.Equal("skipped", answer.GetProperty("results")[0].GetProperty("outcome").GetString());
        Assert.Empty(room.Stored);
        int Number(string name) => answer.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Another_topic_is_kept_with_its_name()
    {
        using var response = await PostAsync("store", Order, ("X-Shopify-Topic", "products/update"), ("X-Shopify-Hmac-Sha256", Base64(Secret, Order)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var (source, reject) = Assert.Single(room.Kept);
        Assert.Equal(("webhook:store", RejectReason.EventUnmapped), (source, reject.Rejection.Reason));
        Assert.Contains("products/update", reject.Rejection.Detail);
    }

    [Fact]
    public async Task Whatever_is_wrong_and_whoever_is_asked_the_refusal_is_the_same()
    {
        var answers = new List<string>();
        foreach (var source in new[] { "store", "insta", "x", "tube", "cloud", "aff", "nobody" })
        {
            using var unsigned = await PostAsync(source, Order);
            using var wrong = await PostAsync(source, Order, ("X-Shopify-Hmac-Sha256", Base64("wrong", Order)), ("Authorization", "Bearer wrong"), ("X-Hub-Signature-256", "sha256=00"));
            using var question = await app.Http.GetAsync($"webhooks/{source}?hub.mode=subscribe&hub.challenge=1");
            foreach (var response in new[] { unsigned, wrong, question }) answers.Add($"{response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        Assert.StartsWith("Unauthorized {", Assert.Single(answers.Distinct()));
        Assert.Empty(room.Kept);
    }

    [Theory]
    [InlineData("store")]
    [InlineData("nobody")]
    public async Task A_ping_of_woocommerce_is_answered_for_every_source(string source)
    {
        using var response = await app.Http.PostAsync($"webhooks/{source}", new FormUrlEncodedContent([KeyValuePair.Create("webhook_id", "7")]));

        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("insta?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=my%20token", "1158201444")]
    [InlineData("x?crc_token=9b4507b3", "{\"response_token\":\"sha256=wfa62oqmPuiJPwezOk8fg1T2vEasARsGkeloZI/p7fk=\"}")]
    [InlineData("tube?hub.mode=subscribe&hub.topic=https%3A%2F%2Fwww.youtube.com%2Fxml%2Ffeeds%2Fvideos.xml%3Fchannel_id%3DUC2&hub.challenge=c-1", "c-1")]
    public async Task A_question_before_the_first_delivery_is_answered(string question, string expected)
    {
        using var response = await app.Http.GetAsync($"webhooks/{question}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("grid.example.com", HttpStatusCode.OK)]
    [InlineData("evil.example.com", HttpStatusCode.Unauthorized)]
    public async Task Cloud_events_ask_for_consent_over_options(string origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "webhooks/cloud") { Headers = { { "WebHook-Request-Origin", origin } } };
        using var response = await app.Http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, response.Headers.Contains("WebHook-Allowed-Origin"));
    }

    [Fact]
    public async Task Settings_change_a_presets_header_hash_and_fields()
    {
        const string sale = """{"object":{"id":"s-1","number":"1001","currency":"USD","charged_at":"2026-03-01T10:00:00Z","total":"49.90"},"event":{"type":"sale.created"}}""";
        var signature = Convert.ToBase64String(HMACSHA1.HashData("rewardful_1"u8, Encoding.UTF8.GetBytes(sale)));

        using var response = await PostAsync("aff", sale, ("X-Aff", signature));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("1001", new Amount(4990, "USD")), (Assert.Single(room.Stored).Order, room.Stored[0].Amount));
    }

    [Fact]
    public async Task Neither_secrets_nor_signatures_nor_bodies_are_logged()
    {
        var signature = Base64(Secret, Order);
        using var stored = await PostAsync("store", Order, ("X-Shopify-Topic", "orders/paid"), ("X-Shopify-Hmac-Sha256", signature));
        using var refused = await PostAsync("cloud?access_token=wrong_token_1", Order, ("Authorization", "Bearer wrong_token_2"));
        using var proved = await PostAsync("cloud?access_token=bearer_token_1", Order);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK], new[] { stored, refused, proved }.Select(response => response.StatusCode));
        Assert.NotEmpty(logged.Texts);
        var all = string.Join('\n', logged.Texts);
        Assert.All([Secret, signature, "_token_", "ada@example.com", "app_secret_1"], text => Assert.DoesNotContain(text, all));
    }

    private Task<HttpResponseMessage> PostAsync(string source, string body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"webhooks/{source}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return app.Http.SendAsync(request);
    }

    private static string Base64(string secret, string body) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    private void Compose(FunctionsApplicationBuilder builder)
    {
        builder.FunctionTypes = [typeof(ReceiveWebhook), typeof(AnswerHandshake)];
        room.Compose(builder);
        builder.Services.AddSingleton<ILoggerProvider>(logged);
    }
}
