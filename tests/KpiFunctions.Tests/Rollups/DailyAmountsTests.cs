using KpiFunctions.Core.Registry;
using KpiFunctions.Tests.Faults;

namespace KpiFunctions.Tests.Rollups;

/// <summary>A post's daily amounts between its readings, in whatever order they come: each day is told from where the counter stood before.</summary>
public sealed class DailyAmountsTests : IAsyncLifetime
{
    private Host host = null!;
    private App app = null!;

    public async Task InitializeAsync()
    {
        host = await Host.StartAsync(new DateTimeOffset(2026, 3, 20, 10, 0, 0, TimeSpan.Zero));
        app = new App(host.Storage, host.Clock, "w1");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_reading_adds_only_what_the_daily_amounts_before_it_have_not_said_whatever_comes_first()
    {
        await SendAsync(Reading(4, 150));
        Assert.Equal(150, Views(4));

        await SendAsync(Day(3, 25, readAt: 10));
        await SendAsync(Reading(1, 100), Day(2, 20, readAt: 10));

        Assert.Equal([100, 20, 25, 5], [Views(1), Views(2), Views(3), Views(4)]);   // 150 - (100 + 20 + 25)
    }

    [Fact]
    public async Task A_later_count_of_a_day_rolls_the_days_that_it_moves_on_again()
    {
        await SendAsync(Reading(1, 100), Day(2, 20, readAt: 10), Day(3, 25, readAt: 10), Reading(4, 150));

        await SendAsync(Day(2, 22, readAt: 12));

        Assert.Equal([100, 22, 25, 3], [Views(1), Views(2), Views(3), Views(4)]);   // 150 - (100 + 22 + 25)
    }

    [Fact]
    public async Task Amounts_of_an_account_count_once_it_is_registered()
    {
        const string Gained = """{"type":"dailyAmounts","occurredAt":"2026-03-02T12:00:00Z","account":"x:brand","metrics":{"followersGained":9,"followersLost":2,"views":70}}""";
        await SendAsync(Gained);

        Assert.True(await app.DeclareAsync(RegistryKind.Accounts, "x:brand", new Dictionary<string, string> { ["platform"] = "x", ["handle"] = "brand" }));
        await host.SettleAsync(app);

        Assert.Equal([9, 2, 7, 70], ((string[])["followersGained", "followersLost", "followersNet", "accountViews"]).Select(measure => Stored.Value(host.Storage, "platform=x", "20260302", measure)));
    }

    private async Task SendAsync(params string[] events)
    {
        Assert.True(await app.SendAsync(string.Join('\n', events), host.Clock.GetUtcNow()));
        await host.SettleAsync(app);
    }

    private long Views(int day) => Stored.Value(host.Storage, "", $"202603{day:D2}", "views");

    private static string Reading(int day, long views) =>
        $$$"""{"type":"postMetrics","occurredAt":"2026-03-{{{day:D2}}}T20:00:00Z","publishedAt":"2026-03-{{{day:D2}}}T08:00:00Z","post":"youtube:1","metrics":{"views":{{{views}}}}}""";

    private static string Day(int day, long views, int readAt) =>
        $$$"""{"type":"dailyAmounts","occurredAt":"2026-03-{{{day:D2}}}T12:00:00Z","readAt":"2026-03-{{{readAt:D2}}}T08:00:00Z","post":"youtube:1","metrics":{"views":{{{views}}}}}""";
}
