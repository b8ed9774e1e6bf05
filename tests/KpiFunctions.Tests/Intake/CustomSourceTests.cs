using System.Net;
using System.Text.Json;
using KpiFunctions.Tests.Faults;

namespace KpiFunctions.Tests.Intake;

/// <summary>A source from its first draft to its deliveries, over HTTP.</summary>
public sealed class CustomSourceTests : IAsyncLifetime
{
    private const string Sale = """{"account":"a7","currency":"eur","events":[{"kind":"sale","id":1,"order":"1001","at":1772366400,"cents":4990,"buyer":"canary@example.com"}]}""";
    private const string Renewal = """{"account":"a7","currency":"eur","events":[{"kind":"ping"},{"kind":"renewal","id":2,"order":"1002","at":1772366401,"cents":990,"buyer":"canary@example.com"}]}""";

    private const string Mapped = """ "renewal":{"type":"conversion","orderId":"order","amount":"cents => minor","email":"buyer"},"ping" """;

    private CustomSourceApp app = null!;

    public async Task InitializeAsync() => app = await CustomSourceApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_source_that_was_put_takes_signed_deliveries_at_once()
    {
        var (before, _) = await app.DeliverAsync(Sale);
        var (put, entry) = await app.PutAsync(CustomSourceApp.Definition);

        var (status, answer) = await app.DeliverAsync(Sale);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.OK), (before, put, status));
        Assert.Equal("cents => minor", entry.GetProperty("fields").GetProperty("fields:sale:amount").GetString());
        Assert.Equal("""{"received":1,"accepted":1,"duplicate":0,"conflicting":0,"rejected":0,"results":[{"index":0,"id":"a7-1","outcome":"accepted"}]}""", answer.GetRawText());
        var line = Assert.Single(Stored.LogLines(app.Host.Storage), each => each.Contains("a7-1", StringComparison.Ordinal));
        Assert.Contains("\"net-1\"", line, StringComparison.Ordinal);
        Assert.Contains("4990", line, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_again_is_a_duplicate_and_with_another_amount_a_conflict()
    {
        await app.PutAsync(CustomSourceApp.Definition);
        await app.DeliverAsync(Sale);

        var (_, again) = await app.DeliverAsync(Sale);
        var (_, other) = await app.DeliverAsync(Sale.Replace("4990", "5990", StringComparison.Ordinal));

        Assert.Equal(("duplicate", "conflicting"), (Outcome(again), Outcome(other)));
        Assert.Equal((1, 1), (again.GetProperty("duplicate").GetInt32(), other.GetProperty("conflicting").GetInt32()));
    }

    [Fact]
    public async Task Either_secret_is_believed_and_no_other_time_or_secret()
    {
        await app.PutAsync(CustomSourceApp.Definition);

        HttpStatusCode[] believed = [(await app.DeliverAsync(Sale)).Status, (await app.DeliverAsync(Sale, CustomSourceApp.OlderSecret)).Status];
        HttpStatusCode[] refused = [(await app.DeliverAsync(Sale, "another secret")).Status, (await app.DeliverAsync(Sale, secondsAgo: 301)).Status, (await app.DeliverAsync(Sale, secondsAgo: -301)).Status];

        Assert.All(believed, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.All(refused, status => Assert.Equal(HttpStatusCode.Unauthorized, status));
    }

    [Fact]
    public async Task An_event_that_is_mapped_later_is_replayed_with_its_batch_and_its_person()
    {
        await app.PutAsync(CustomSourceApp.Definition);
        var (_, rejected) = await app.DeliverAsync(Renewal);
        app.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.PutAsync(CustomSourceApp.Definition.Replace("\"ping\"", Mapped, StringComparison.Ordinal));

        var (_, replayed) = await app.PostAsync("replays", """{"rejects":{"source":"webhook:affiliate","from":"2026-03-01","to":"2026-03-01","reason":"event-unmapped"}}""");

        Assert.Equal((1, 1), (rejected.GetProperty("rejected").GetInt32(), rejected.GetProperty("skipped").GetInt32()));
        Assert.Equal((1, 1), (replayed.GetProperty("replayed").GetInt32(), replayed.GetProperty("stored").GetInt32()));
        await app.DeliverAsync(Sale);
        var lines = Stored.LogLines(app.Host.Storage).Where(line => line.Contains("\"type\":\"conversion\"", StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["a7-1", "a7-2"], lines.Select(line => line.GetProperty("id").GetString()).Order());
        Assert.Single(lines.Select(line => line.GetProperty("person").GetString()).Distinct());
    }

    [Fact]
    public async Task Rejects_hold_no_people()
    {
        await app.PutAsync(CustomSourceApp.Definition);
        await app.DeliverAsync(Renewal);

        var kept = Assert.Single(app.Host.Storage.Blobs.In("rejects").Values);

        var text = System.Text.Encoding.UTF8.GetString(kept.Content);
        Assert.Contains("renewal", text, StringComparison.Ordinal);
        Assert.Contains("hashed:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_latest_deliveries_say_what_became_of_them_and_nothing_of_what_they_said()
    {
        await app.PutAsync(CustomSourceApp.Definition);
        await app.DeliverAsync(Sale);
        app.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.DeliverAsync(Renewal);
        app.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.DeliverAsync(Sale, "another secret");

        var (_, deliveries) = await app.GetAsync("webhooks/Affiliate/deliveries");
        var (_, sources) = await app.GetAsync("webhooks");

        var items = deliveries.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["unauthorized", "rejected", "accepted"], items.Select(item => item.GetProperty("outcome").GetString()));
        Assert.Equal([401, 200, 200], items.Select(item => item.GetProperty("status").GetInt32()));
        Assert.Equal(("signature-wrong", "event-unmapped"), (items[0].GetProperty("reason").GetString(), items[1].GetProperty("reason").GetString()));
        Assert.Equal(("a7-1", Sale.Length), (items[2].GetProperty("ids")[0].GetString(), items[2].GetProperty("bytes").GetInt32()));
        Assert.DoesNotContain("canary", deliveries.GetRawText() + sources.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["affiliate registry custom", "shop settings custom"], sources.GetProperty("items").EnumerateArray().Select(item =>
            $"{item.GetProperty("name")} {item.GetProperty("origin")} {item.GetProperty("kind")}"));
        Assert.Equal("""{"deliveries":2,"accepted":1,"duplicate":0,"conflicting":0,"rejected":1,"skipped":1,"unauthorized":1}""", sources.GetProperty("items")[0].GetProperty("latest").GetRawText());
    }

    [Theory]
    [InlineData("affiliate", "\"secrets\":\"affiliate,affiliate_old\"", "\"secrets\":\"affiliate,unheard_of\"", "secrets", "secret number 2 is not in the settings (Secrets__ and its name)")]
    [InlineData("affiliate", "\"secrets\":\"affiliate,affiliate_old\"", "\"secrets\":\"short\"", "secrets", "secret number 1 is not at least 8 characters")]
    [InlineData("affiliate", "cents => minor", "cents => pennies", "fields:sale:amount", "'pennies' is no transform")]
    [InlineData("shop", "cents", "cents", "id", "The settings have a sender of this name")]
    [InlineData("my.shop", "cents", "cents", "id", "letters, digits")]
    public async Task What_cannot_work_is_refused_with_its_field(string name, string from, string to, string field, string why)
    {
        var (status, problem) = await app.PutAsync(CustomSourceApp.Definition.Replace(from, to, StringComparison.Ordinal), name);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, field), (status, problem.GetProperty("field").GetString()));
        Assert.Contains(why, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_taken_out_is_unknown_again()
    {
        await app.PutAsync(CustomSourceApp.Definition);
        app.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.SendAsync(HttpMethod.Delete, "registry/sources/affiliate", null);

        var (status, answer) = await app.DeliverAsync(Sale);
        var (unknown, other) = await app.DeliverAsync(Sale, name: "nobody");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, other.GetRawText()), (status, unknown, answer.GetRawText()));
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("webhooks/affiliate/deliveries")).Status);
    }

    [Fact]
    public async Task A_custom_sender_may_stand_in_the_settings()
    {
        var (status, answer) = await app.SendAsync(HttpMethod.Post, "webhooks/shop", """{"id":"c-1","at":"2026-03-01T11:00:00Z"}""", ("X-Key", "canary_shop_secret"));

        Assert.Equal((HttpStatusCode.OK, "accepted"), (status, Outcome(answer)));
    }

    [Fact]
    public async Task Neither_secrets_nor_signatures_nor_people_are_logged()
    {
        await app.PutAsync(CustomSourceApp.Definition);
        var (timestamp, signature) = app.Sign(Sale, CustomSourceApp.Secret);
        await app.DeliverAsync(Sale);
        await app.DeliverAsync(Renewal, CustomSourceApp.OlderSecret);
        await app.DeliverAsync(Sale, "canary_of_a_stranger");
        await app.SendAsync(HttpMethod.Post, "webhooks/shop?key=canary_in_an_address", Sale, ("X-Key", "canary_shop_secret"), ("Authorization", "Bearer canary_bearer"));
        await app.PostAsync("webhooks/affiliate/preview", $$$"""{"body":{{{Sale}}},"headers":{"X-Timestamp":"{{{timestamp}}}","X-Signature":"{{{signature}}}","X-Key":"canary_in_a_preview"}}""");
        await app.GetAsync("webhooks/affiliate/deliveries");

        var all = string.Join('\n', app.Logged.Texts);
        Assert.NotEmpty(all);
        Assert.All(["canary", signature], text => Assert.DoesNotContain(text, all, StringComparison.OrdinalIgnoreCase));
    }

    private static string? Outcome(JsonElement answer) => answer.GetProperty("results")[0].GetProperty("outcome").GetString();
}
