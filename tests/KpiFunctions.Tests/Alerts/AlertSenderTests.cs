using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KpiFunctions.Alerts;
using KpiFunctions.Core.Alerts;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Alerts;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Alerts;

public sealed class AlertSenderTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly ToldAlert Alert = new("alert_1", "rule", "warning", Now, "2026-11-22", "Low growth", "It was low.", new Dictionary<string, double> { ["value"] = 1.5 });

    [Fact]
    public async Task A_delivery_is_signed_as_standard_webhooks()
    {
        await using var receiver = await Receiver.StartAsync();

        var outcome = await Sender(allowPrivate: true).SendAsync(Target(receiver.Url), Alert, default);

        Assert.Equal(SendOutcome.Taken, outcome);
        var (path, headers, body) = Assert.Single(receiver.Received);
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"alert_1.{Now.ToUnixTimeSeconds()}.").Concat(body).ToArray()));
        Assert.Equal(("/hook", "alert_1", $"v1,{expected}"), (path, headers["webhook-id"], headers["webhook-signature"]));
        var sent = JsonDocument.Parse(body).RootElement;
        Assert.Equal(("alert.rule", "Low growth", 1.5), (sent.GetProperty("type").GetString(), sent.GetProperty("data").GetProperty("title").GetString(), sent.GetProperty("data").GetProperty("numbers").GetProperty("value").GetDouble()));
    }

    [Theory]
    [InlineData(500, "It answered 500.")]
    [InlineData(404, "It answered 404.")]
    [InlineData(410, "It answered 410: it wants no more.")]
    public async Task Any_other_answer_is_a_failure(int status, string problem)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = http => Receiver.Respond(http, status);

        var outcome = await Sender(allowPrivate: true).SendAsync(Target(receiver.Url), Alert, default);

        Assert.Equal((false, status == 410, problem), (outcome.IsTaken, outcome.IsGone, outcome.Problem));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = http => Receiver.Respond(http, status, "/elsewhere");

        var outcome = await Sender(allowPrivate: true).SendAsync(Target(receiver.Url), Alert, default);

        Assert.Equal($"It answered {status}; redirects are not followed.", outcome.Problem);
        Assert.Equal("/hook", Assert.Single(receiver.Received).Path);
    }

    [Fact]
    public async Task Who_hangs_is_left_after_fifteen_seconds()
    {
        await using var receiver = await Receiver.StartAsync();
        var (clock, hanging) = (new FakeTimeProvider(Now), new TaskCompletionSource());
        receiver.Answer = http =>
        {
            hanging.SetResult();
            return Task.Delay(Timeout.Infinite, http.RequestAborted);
        };

        var sending = Sender(allowPrivate: true, clock: clock).SendAsync(Target(receiver.Url), Alert, default);
        await hanging.Task;
        clock.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal("No answer in 15 seconds.", (await sending).Problem);
    }

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f000001/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://168.63.129.16/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://localhost/")]
    public async Task Nothing_is_sent_to_an_address_inside(string url)
    {
        var outcome = await Sender(resolve: (host, cancel) => Dns.GetHostAddressesAsync(host, cancel)).SendAsync(Target(new Uri(url)), Alert, default);

        Assert.EndsWith("is not on the public internet.", outcome.Problem);
    }

    [Fact]
    public async Task A_name_that_leads_inside_by_one_of_its_addresses_is_refused()
    {
        var outcome = await Sender(resolve: (_, _) => Task.FromResult(new[] { IPAddress.Parse("8.8.8.8"), IPAddress.Parse("169.254.169.254") })).SendAsync(Target(new Uri("https://hook.example/")), Alert, default);

        Assert.Equal("hook.example is not on the public internet.", outcome.Problem);
    }

    [Fact]
    public async Task A_name_is_asked_once_for_each_delivery_and_what_was_checked_is_what_is_called()
    {
        await using var receiver = await Receiver.StartAsync();
        var asked = 0;
        var sender = Sender(allowPrivate: true, resolve: (_, _) =>
        {
            asked++;
            return Task.FromResult(new[] { IPAddress.Loopback });
        });
        var named = new UriBuilder(receiver.Url) { Host = "hook.example" }.Uri;

        await sender.SendAsync(Target(named), Alert, default);
        await sender.SendAsync(Target(named), Alert, default);

        Assert.Equal((2, 2), (asked, receiver.Received.Count));
    }

    [Fact]
    public async Task Without_tls_nothing_is_sent()
    {
        await using var receiver = await Receiver.StartAsync();

        var outcome = await Sender().SendAsync(Target(receiver.Url), Alert, default);

        Assert.Equal("The address is not https.", outcome.Problem);
        Assert.Empty(receiver.Received);
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_sent()
    {
        await using var receiver = await Receiver.StartAsync();

        var outcome = await Sender(allowPrivate: true).SendAsync(Target(receiver.Url) with { Secrets = ["lost"] }, Alert, default);

        Assert.StartsWith("None of its secrets", outcome.Problem);
        Assert.Empty(receiver.Received);
    }

    internal static AlertSender Sender(bool allowPrivate = false, ResolveHost? resolve = null, TimeProvider? clock = null)
    {
        var options = Options.Create(new AlertOptions { AllowPrivate = allowPrivate });
        var intake = Options.Create(new IntakeOptions { Secrets = { ["team"] = "whsec_" + Convert.ToBase64String(Key) } });
        var connection = new CheckedConnection(resolve ?? ((_, _) => Task.FromResult(new[] { IPAddress.Loopback })), options);
        return new AlertSender(connection, intake, options, clock ?? new FakeTimeProvider(Now));
    }

    internal static AlertTarget Target(Uri url) => new("team", url, ["team"], [], null, IsEnabled: true);
}
