using System.Text.Json;
using KpiFunctions.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Access;

public sealed class GuardCallsTests
{
    private const string Client = "203.0.113.7";

    [Theory]
    [InlineData("GET", GuardedApp.Reader, 200)]
    [InlineData("POST", GuardedApp.Reader, 403)]
    [InlineData("PUT", GuardedApp.Reader, 403)]
    [InlineData("DELETE", GuardedApp.Reader, 403)]
    [InlineData("POST", GuardedApp.Writer, 200)]
    [InlineData("GET", null, 401)]
    [InlineData("GET", "no-key-of-anybody", 401)]
    public async Task A_key_that_only_reads_changes_nothing(string method, string? key, int status)
    {
        await using var app = await GuardedApp.StartAsync();

        using var answer = await GuardedApp.AskAsync(app, method, "numbers", key);
        using var byQuery = await GuardedApp.AskAsync(app, method, $"numbers?code={key}");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status, (int)byQuery.StatusCode);
        if (status == 403) Assert.Equal("https://kpifunctions.dev/problems/key-read-only", await KindAsync(answer));
    }

    [Fact]
    public async Task A_key_that_comes_too_often_is_told_when_to_come_again_and_others_are_answered()
    {
        var clock = new FakeTimeProvider();
        await using var app = await GuardedApp.StartAsync(clock, "--RateLimits:PerKey=2");
        for (var i = 0; i < 2; i++) Assert.Equal(200, await StatusAsync(app, "GET", "numbers", GuardedApp.Reader, Client));

        using var refused = await GuardedApp.AskAsync(app, "GET", "numbers", GuardedApp.Reader, Client);

        Assert.Equal((429, "30"), ((int)refused.StatusCode, refused.Headers.RetryAfter?.ToString()));
        Assert.Equal("https://kpifunctions.dev/problems/rate-limited", await KindAsync(refused));
        Assert.Equal(200, await StatusAsync(app, "GET", "numbers", GuardedApp.Writer, Client));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(200, await StatusAsync(app, "GET", "numbers", GuardedApp.Reader, Client));
    }

    [Fact]
    public void On_an_open_route_an_invented_key_buys_no_calls()
    {
        var rates = new CallRates(Options.Create(new AccessOptions { RateLimits = new() { PerAddress = 2, PerKey = 1_000 } }), new FakeTimeProvider());
        TimeSpan? Take(int call)
        {
            var http = new DefaultHttpContext();
            http.Request.Path = "/r/bio";
            http.Request.Headers["X-Forwarded-For"] = Client;
            http.Request.QueryString = new($"?code=invented-{call}");
            return rates.Take(http.Request);
        }

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(call => Take(call) is null));
    }

    [Fact]
    public void Without_a_setting_a_key_has_200_requests_a_second_and_an_open_route_100_of_each_address()
    {
        var (perKey, perAddress) = (new AccessOptions().RateLimits.PerKey, new AccessOptions().RateLimits.PerAddress);
        var rates = new CallRates(Options.Create(new AccessOptions()), new FakeTimeProvider());
        HttpRequest Request(string? key)
        {
            var http = new DefaultHttpContext();
            http.Request.Path = "/numbers";
            http.Request.Headers["X-Forwarded-For"] = Client;
            if (key is not null) http.Request.Headers["x-functions-key"] = key;
            return http.Request;
        }

        Assert.Equal((12_000, 6_000), (perKey, perAddress));
        Assert.All(Enumerable.Range(0, perKey), _ => Assert.Null(rates.Take(Request(GuardedApp.Reader))));
        Assert.NotNull(rates.Take(Request(GuardedApp.Reader)));
        Assert.All(Enumerable.Range(0, perAddress), _ => Assert.Null(rates.Take(Request(null))));
        Assert.NotNull(rates.Take(Request(null)));
    }

    [Fact]
    public async Task Who_asks_on_the_apps_own_machine_is_not_counted()
    {
        await using var app = await GuardedApp.StartAsync(null, "--RateLimits:PerKey=1", "--RateLimits:PerAddress=1");

        for (var i = 0; i < 5; i++) Assert.Equal(200, await StatusAsync(app, "GET", "numbers", GuardedApp.Reader));
        for (var i = 0; i < 5; i++) Assert.Equal(200, await StatusAsync(app, "GET", "open"));
    }

    [Fact]
    public async Task A_stranger_uses_up_his_own_calls_for_a_sender_and_not_the_senders()
    {
        await using var app = await GuardedApp.StartAsync(null, "--RateLimits:PerSource=1");
        Assert.Equal(200, await StatusAsync(app, "POST", "webhooks/shop", null, "203.0.113.9"));

        Assert.Equal(429, await StatusAsync(app, "POST", "webhooks/shop", null, "203.0.113.9"));
        // What a client says of itself stands before what the front end saw.
        Assert.Equal(429, await StatusAsync(app, "POST", "webhooks/SHOP", null, "198.51.100.1, 203.0.113.9"));
        Assert.Equal(200, await StatusAsync(app, "POST", "webhooks/other", null, "203.0.113.9"));
        Assert.Equal(200, await StatusAsync(app, "POST", "webhooks/shop", null, "198.51.100.1"));
    }

    [Fact]
    public async Task Open_routes_are_counted_by_address_and_the_health_never()
    {
        await using var app = await GuardedApp.StartAsync(null, "--RateLimits:PerAddress=1");
        Assert.Equal(200, await StatusAsync(app, "GET", "open", null, "203.0.113.9"));

        Assert.Equal(429, await StatusAsync(app, "GET", "open", null, "203.0.113.9"));
        Assert.Equal(200, await StatusAsync(app, "GET", "open", null, "203.0.113.10"));
        for (var i = 0; i < 5; i++) Assert.Equal(200, await StatusAsync(app, "GET", "health/live", null, "203.0.113.9"));
    }

    [Theory]
    [InlineData(-1, "a-key-of-some-length", "PerKey")]
    [InlineData(1_000_001, "a-key-of-some-length", "PerKey")]
    [InlineData(1, "short", "ReadOnlyKeys:reader")]
    public void Settings_that_make_no_sense_stop_the_start(int perKey, string key, string named)
    {
        var options = new AccessOptions { RateLimits = { PerKey = perKey }, ReadOnlyKeys = { ["reader"] = key } };

        var answer = new AccessOptionsCheck().Validate(null, options);

        Assert.True(answer.Failed);
        Assert.Contains(named, answer.FailureMessage);
        Assert.DoesNotContain(key, answer.FailureMessage);
        Assert.Equal(ValidateOptionsResult.Success, new AccessOptionsCheck().Validate(null, new AccessOptions()));
    }

    private static async Task<int> StatusAsync(Runtime.TestApp app, string method, string path, string? key = null, string? address = null)
    {
        using var answer = await GuardedApp.AskAsync(app, method, path, key, address);
        return (int)answer.StatusCode;
    }

    private static async Task<string?> KindAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("type").GetString();
}
