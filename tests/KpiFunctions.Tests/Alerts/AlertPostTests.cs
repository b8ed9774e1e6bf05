using KpiFunctions.Alerts;
using KpiFunctions.Core.Alerts;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Alerts;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace KpiFunctions.Tests.Alerts;

[Collection(AzuriteCollection.Name)]
public sealed class AlertPostTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Now);
    private readonly Mock<IRegistryStore> registry = new(MockBehavior.Strict);
    private AlertTable? table;

    [Fact]
    public async Task What_is_told_twice_is_sent_once()
    {
        await using var receiver = await StartAsync();

        await Desk().RaiseAsync(default);
        await Desk().RaiseAsync(default);
        await SendAsync();
        await SendAsync();

        Assert.Single(receiver.Received);
        Assert.Equal("Something", Assert.Single((await table!.ListAsync(null, 10, default)).Items).Title);
    }

    [Fact]
    public async Task A_failed_delivery_comes_again_with_the_same_id_by_the_published_schedule()
    {
        await using var receiver = await StartAsync();
        receiver.Answer = http => Receiver.Respond(http, receiver.Received.Count < 3 ? 500 : 204);
        await Desk().RaiseAsync(default);

        await SendAsync();
        clock.Advance(TimeSpan.FromMinutes(4));
        await SendAsync();
        Assert.Single(receiver.Received);
        clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync();
        Assert.Equal("It answered 500.", Assert.Single(await table!.TargetsAsync(default)).LastProblem);
        clock.Advance(TimeSpan.FromMinutes(30));
        await SendAsync();
        clock.Advance(TimeSpan.FromDays(1));
        await SendAsync();

        Assert.Equal(3, receiver.Received.Count);
        Assert.Single(receiver.Received.Select(each => each.Headers["webhook-id"]).Distinct());
        Assert.Null(Assert.Single(await table.TargetsAsync(default)).FailingSince);
    }

    [Fact]
    public async Task Who_fails_for_five_days_is_left_alone()
    {
        await using var receiver = await StartAsync();
        receiver.Answer = http => Receiver.Respond(http, 500);
        for (var day = 0; day < 8; day++)
        {
            await Desk($"news of day {day}").RaiseAsync(default);
            await SendAsync();
            clock.Advance(TimeSpan.FromDays(1));
        }

        var target = Assert.Single(await table!.TargetsAsync(default));
        var tries = receiver.Received.Count;
        Assert.Equal(Now.AddDays(5), target.DisabledAt);
        await SendAsync();
        Assert.Equal(tries, receiver.Received.Count);
        Assert.Equal(8, (await table.ListAsync(null, 100, default)).Items.Count);
    }

    [Fact]
    public async Task Who_says_gone_gets_nothing_more()
    {
        await using var receiver = await StartAsync();
        receiver.Answer = http => Receiver.Respond(http, 410);

        await Desk().RaiseAsync(default);
        await SendAsync();
        clock.Advance(TimeSpan.FromDays(1));
        await Desk("more").RaiseAsync(default);
        await SendAsync();

        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task In_quiet_hours_nothing_is_sent_and_nothing_is_lost()
    {
        await using var receiver = await StartAsync(("quietHours", "07:00-09:30"));

        await Desk().RaiseAsync(default);
        await SendAsync();
        Assert.Empty(receiver.Received);
        clock.Advance(TimeSpan.FromMinutes(90));
        await SendAsync();

        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task A_target_is_told_only_what_it_wants()
    {
        await using var receiver = await StartAsync(("kinds", "import-failed"));

        await Desk().RaiseAsync(default);
        await SendAsync();

        Assert.Empty(receiver.Received);
        Assert.Single((await table!.ListAsync(null, 10, default)).Items);
    }

    private async Task<Receiver> StartAsync(params (string Name, string Value)[] further)
    {
        var receiver = await Receiver.StartAsync();
        var fields = new Dictionary<string, string>(further.Select(field => KeyValuePair.Create(field.Name, field.Value))) { ["url"] = receiver.Url.AbsoluteUri, ["secrets"] = "team" };
        registry.Setup(store => store.ListAsync(RegistryKind.AlertTargets, null, It.IsAny<int>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Page<RegistryEntry>([new RegistryEntry("alertTargets", "team", fields)], null));
        table = new AlertTable((await StorageUnderTest.CreateAsync(azurite)).Clients);
        return receiver;
    }

    private AlertDesk Desk(string key = "news") => new(
        [new OneAlert(new Alert(AlertKind.Rule, AlertSeverity.Warning, key, new DateOnly(2026, 11, 22), "Something", "It happened.", new Dictionary<string, double>()))],
        new AlertRegistry(new RegistryLists(registry.Object)), table!, Options.Create(new ReportingOptions()), clock, NullLogger<AlertDesk>.Instance);

    private Task SendAsync()
    {
        var sender = AlertSenderTests.Sender(allowPrivate: true, clock: clock);
        return new AlertPost(new AlertRegistry(new RegistryLists(registry.Object)), table!, sender, Options.Create(new ReportingOptions()), clock).SendDueAsync(default);
    }

    private sealed class OneAlert(Alert alert) : IAlertSource
    {
        public Task<IReadOnlyList<Alert>> LookAsync(DateOnly lastDay, CancellationToken cancel) => Task.FromResult<IReadOnlyList<Alert>>([alert]);
    }
}
