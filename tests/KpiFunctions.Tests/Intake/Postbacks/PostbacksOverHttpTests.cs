using System.Net;
using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Postbacks.Networks;
using KpiFunctions.Core.Records;
using KpiFunctions.Intake.Postbacks;
using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Runtime;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Tests.Intake.Postbacks;

/// <summary>Networks, set up by settings alone, behind the real route.</summary>
public sealed class PostbacksOverHttpTests : IAsyncLifetime
{
    private static readonly string[] Settings =
    [
        "--Logging:LogLevel:Default=Trace",
        "--ClickKey=a click key of at least 32 characters", "--PersonKey=a person key of at least 32 characters",
        "--Postbacks:voluum:Token=volume_token", "--Postbacks:voluum:Tokens=older_token_1, older_token_2", "--Postbacks:voluum:Currency=eur",
        "--Postbacks:has:Network=TUNE", "--Postbacks:has:Token=tune_token_1", "--Postbacks:has:Namespace=offers", "--Postbacks:has:Currency=USD",
        "--Postbacks:has:Stages:3=lead", "--Postbacks:has:States:5=reversed", "--Postbacks:has:Fields:influencer=affiliate_name", "--Postbacks:has:Fields:payout=''",
        "--Postbacks:open:Network=generic", "--Postbacks:open:TokenOptional=true", "--Postbacks:open:Currency=EUR",
        "--Postbacks:bank:Network=clickbank", "--Postbacks:bank:Token=CLICKBANK_SECRET_1",
    ];

    private readonly IntakeRoom room = new IntakeRoom().LogAnswers(AppendOutcome.Stored).KeepsRejects();
    private readonly LoggedTexts logged = new();
    private TestApp app = null!;

    public async Task InitializeAsync() => app = await TestApp.StartAsync(typeof(ReceivePostback), Settings, Compose);

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        room.Dispose();
    }

    [Theory]
    [InlineData("volume_token")]
    [InlineData("older_token_2")]
    public async Task A_conversion_is_stored_and_answered_with_a_word(string token)
    {
        using var response = await app.Http.GetAsync($"postbacks/voluum?cid=AbC-1&payout=49.90&token={token}");

        Assert.Equal((HttpStatusCode.OK, "text/plain", "stored"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType, await response.Content.ReadAsStringAsync()));
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        var record = Assert.Single(room.Stored);
        Assert.Equal(("voluum", "AbC-1", "postback:voluum", new Amount(4990, "EUR")), (record.Namespace, record.Id, record.Source, record.Amount));
    }

    [Fact]
    public async Task Settings_say_what_a_networks_own_words_mean()
    {
        using var lead = await app.Http.GetAsync("postbacks/has?transaction_id=c&goal_id=3&security_token=tune_token_1&affiliate_name=lena&payout=5");
        using var back = await app.Http.GetAsync("postbacks/has?transaction_id=c&adv_sub=7&status=5&security_token=tune_token_1");

        Assert.Equal(["success=true;", "success=true;"], [await lead.Content.ReadAsStringAsync(), await back.Content.ReadAsStringAsync()]);
        Assert.Equal([(RecordType.Conversion, "lead", "c:3", "lena"), (RecordType.Refund, null, "Whole:7", null)],
            room.Stored.Select(record => (record.Type, record.Stage, record.Id, record.On.Influencer)));
    }

    [Theory]
    [InlineData("voluum?cid=c&payout=1,234.50&token=volume_token", "kept: amount-invalid amount", "postback:voluum")]
    [InlineData("has?transaction_id=c&goal_id=9&security_token=tune_token_1", "success=false; err_msg=event-unmapped;", "postback:has")]
    public async Task What_cannot_be_taken_is_kept_without_its_token_and_answered_with_success(string query, string expected, string source)
    {
        using var response = await app.Http.GetAsync($"postbacks/{query}");

        Assert.Equal((HttpStatusCode.OK, expected), (response.StatusCode, await response.Content.ReadAsStringAsync()));
        var kept = Assert.Single(room.Kept);
        Assert.Equal(source, kept.Source);
        Assert.DoesNotContain("_token", kept.Reject.Raw);
        Assert.Empty(room.Stored);
    }

    [Fact]
    public async Task A_pending_conversion_is_skipped_and_says_so()
    {
        using var response = await app.Http.GetAsync("postbacks/open?txid=t&amount=1&status=pending");

        Assert.Equal("skipped: pending: it counts when the network approves it.", await response.Content.ReadAsStringAsync());
        Assert.Empty(room.Stored);
    }

    [Fact]
    public async Task A_post_is_answered_like_a_webhook()
    {
        using var response = await app.Http.PostAsync("postbacks/open", new StringContent("""{"txid":"t","amount":1,"payout":0.5}""", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("{\"received\":2,\"accepted\":2,\"duplicate\":0,", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_sealed_body_is_its_own_proof()
    {
        const string plain = """{"transactionTime":"2026-03-01T03:30:00-07:00","receipt":"R-1","transactionType":"SALE","totalOrderAmount":49.9,"currency":"USD"}""";
        using var aes = Aes.Create();
        aes.Key = ClickBankSeal.KeyOf("CLICKBANK_SECRET_1");
        aes.GenerateIV();
        var body = $$"""{"notification":"{{Convert.ToBase64String(aes.EncryptCbc(Encoding.UTF8.GetBytes(plain), aes.IV))}}","iv":"{{Convert.ToBase64String(aes.IV)}}"}""";

        using var response = await app.Http.PostAsync("postbacks/bank", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("bank", "R-1", new Amount(4990, "USD")), (Assert.Single(room.Stored).Namespace, room.Stored[0].Id, room.Stored[0].Amount));
    }

    [Fact]
    public async Task Whatever_is_wrong_and_whoever_is_asked_the_refusal_is_the_same()
    {
        var answers = new List<string>();
        foreach (var network in new[] { "voluum", "has", "bank", "nobody", "generic" })
        {
            using var bare = await app.Http.GetAsync($"postbacks/{network}?cid=c");
            using var wrong = await app.Http.GetAsync($"postbacks/{network}?cid=c&token=wrong&security_token=wrong");
            using var endless = await app.Http.GetAsync($"postbacks/{network}?cid=c&token={new string('x', 5000)}");
            using var posted = await app.Http.PostAsync($"postbacks/{network}", new StringContent("{\"token\":\"wrong\"}"));
            foreach (var response in new[] { bare, wrong, endless, posted }) answers.Add($"{response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        Assert.StartsWith("Unauthorized {", Assert.Single(answers.Distinct()));
        Assert.Empty(room.Kept);
        Assert.Empty(room.Stored);
    }

    [Fact]
    public async Task Tokens_are_not_logged()
    {
        using var stored = await app.Http.GetAsync("postbacks/voluum?cid=c&payout=1&token=volume_token");
        using var refused = await app.Http.GetAsync("postbacks/voluum?cid=c&payout=1&token=wrong_token_7");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], new[] { stored, refused }.Select(response => response.StatusCode));
        Assert.NotEmpty(logged.Texts);
        Assert.All(["volume_token", "wrong_token_7"], token => Assert.DoesNotContain(token, string.Join('\n', logged.Texts)));
    }

    private void Compose(FunctionsApplicationBuilder builder)
    {
        builder.FunctionTypes = [typeof(ReceivePostback)];
        room.Compose(builder);
        builder.Services.AddSingleton<ILoggerProvider>(logged);
    }
}
