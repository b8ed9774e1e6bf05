using System.Net;
using System.Text;
using System.Text.Json;
using KpiFunctions.Tests.Faults;

namespace KpiFunctions.Tests.Intake;

public sealed class PreviewWebhookTests : IAsyncLifetime
{
    private const string Sale = """{"account":"a7","currency":"eur","events":[{"kind":"sale","id":1,"order":"1001","at":1772366400,"cents":4990,"buyer":"ada@example.com"},{"kind":"ping"},{"kind":"sale","id":2}]}""";

    private CustomSourceApp app = null!;

    public async Task InitializeAsync() => app = await CustomSourceApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_draft_is_tried_before_it_is_saved_and_nothing_is_stored()
    {
        var before = app.Host.Storage.Blobs.In("rejects").Count + Stored.LogLines(app.Host.Storage).Count();
        var (timestamp, signature) = app.Sign(Sale, CustomSourceApp.Secret);

        var (status, answer) = await app.PostAsync("webhooks/affiliate/preview",
            $$"""{"body":{{Sale}},"headers":{"x-timestamp":"{{timestamp}}","X-Signature":"{{signature}}"},"source":{{CustomSourceApp.Definition}}}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"valid":true}""", answer.GetProperty("signature").GetRawText());
        Assert.Equal("3 1 1 1", $"{answer.GetProperty("received")} {answer.GetProperty("accepted")} {answer.GetProperty("rejected")} {answer.GetProperty("skipped")}");
        var results = answer.GetProperty("results").EnumerateArray().ToList();
        var record = results[0].GetProperty("record");
        Assert.Equal(("a7-1", "net-1", "webhook:affiliate"), (record.GetProperty("id").GetString(), record.GetProperty("ns").GetString(), record.GetProperty("source").GetString()));
        Assert.Equal(["accepted", "skipped", "rejected"], results.Select(result => result.GetProperty("outcome").GetString()));
        Assert.Equal("time-missing", results[2].GetProperty("reason").GetString());
        Assert.DoesNotContain("ada@", answer.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", answer.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(before, app.Host.Storage.Blobs.In("rejects").Count + Stored.LogLines(app.Host.Storage).Count());
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.DeliverAsync(Sale)).Status);
    }

    [Theory]
    [InlineData("", "header-missing")]
    [InlineData(",\"headers\":{\"X-Timestamp\":\"1\",\"X-Signature\":\"00\"}", "too-old")]
    [InlineData(",\"headers\":{\"X-Timestamp\":\"1772366400\",\"X-Signature\":\"00\"}", "signature-wrong")]
    public async Task The_saved_source_says_why_a_sample_would_not_be_believed(string headers, string reason)
    {
        await app.PutAsync(CustomSourceApp.Definition);

        var (_, answer) = await app.PostAsync("webhooks/affiliate/preview", $$"""{"body":{{JsonSerializer.Serialize(Sale)}}{{headers}}}""");

        Assert.Equal($$"""{"valid":false,"reason":"{{reason}}"}""", answer.GetProperty("signature").GetRawText());
        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task A_draft_needs_no_secret_yet()
    {
        var (_, answer) = await app.PostAsync("webhooks/new/preview",
            """{"body":{"id":"1","at":"2026-03-01T11:00:00Z"},"source":{"auth":"token","query":"key","eventId":"id","eventTime":"at","fields":{"*":{"type":"click"}}}}""");

        Assert.Equal("secret-missing", answer.GetProperty("signature").GetProperty("reason").GetString());
        Assert.Equal(1, answer.GetProperty("accepted").GetInt32());
    }

    [Theory]
    [InlineData("nobody", """{"body":{}}""", 404, null)]
    [InlineData("shop", "[]", 400, null)]
    [InlineData("shop", "{", 400, null)]
    [InlineData("shop", "{}", 422, "body")]
    [InlineData("shop", """{"body":{},"mapping":{}}""", 422, "mapping")]
    [InlineData("shop", """{"body":{},"headers":["x"]}""", 422, "headers")]
    [InlineData("shop", """{"body":{},"source":"x"}""", 422, "source")]
    [InlineData("shop", """{"body":{},"source":{"auth":"magic"}}""", 422, "auth")]
    [InlineData("a.b", """{"body":{},"source":{"auth":"token","query":"key","eventId":"id","eventTime":"at","fields":{"*":{"type":"click"}}}}""", 422, "id")]
    public async Task What_makes_no_sense_is_refused_with_its_field(string source, string body, int status, string? field)
    {
        var (answered, problem) = await app.PostAsync($"webhooks/{source}/preview", body);

        Assert.Equal(status, (int)answered);
        if (field is not null) Assert.Equal(field, problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task No_sample_and_no_draft_makes_it_fail()
    {
        var random = new Random(20260301);
        var whole = $$"""{"body":{{Sale}},"headers":{"X-Timestamp":"1772366400","X-Signature":"00"},"source":{{CustomSourceApp.Definition}}}""";
        for (var round = 0; round < 300; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(whole);
            for (var change = random.Next(1, 4); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 127);
            if (random.Next(10) == 0) bytes = bytes[..random.Next(bytes.Length)];

            var (status, _) = await app.PostAsync("webhooks/affiliate/preview", Encoding.UTF8.GetString(bytes));

            Assert.True((int)status is 200 or 400 or 422, $"Round {round}: {(int)status} for {Encoding.UTF8.GetString(bytes)}");
        }
    }
}
