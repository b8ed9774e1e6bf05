using KpiFunctions.Core.Registry;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Faults.Crashes;

namespace KpiFunctions.Tests.Rollups;

/// <summary>
/// A brand of ninety days: every third day a click on the link "bio", on the others one on "story"; a creator's followers read on days 20 and 70, those
/// of an account that nobody registered on day 30; a post on day 40, a coupon that nobody knows on day 50, a purchase in pounds on day 60.
/// </summary>
public sealed class RegistryChangeTests : IAsyncLifetime
{
    private const int Days = 90;

    private static readonly DateOnly First = new(2026, 3, 1);

    private Host host = null!;
    private App app = null!;

    public async Task InitializeAsync()
    {
        host = await Host.StartAsync(new DateTimeOffset(2026, 6, 15, 10, 0, 0, TimeSpan.Zero));
        app = new App(host.Storage, host.Clock, "w1");
        await LinkAsync("bio", ("campaign", "spring"));
        await LinkAsync("story", ("campaign", "autumn"));
        await DeclareAsync(RegistryKind.Accounts, "instagram:lena", ("platform", "instagram"), ("handle", "lena"), ("influencer", "lena"));
        Assert.True(await app.SendAsync(string.Join('\n', Enumerable.Range(0, Days).Select(Click).Concat(Rest)), host.Clock.GetUtcNow()));
        await host.SettleAsync(app);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Another_campaign_of_a_link_rolls_the_days_that_used_it_again_and_no_others()
    {
        await LinkAsync("bio", ("campaign", "summer"));

        Assert.Equal(Enumerable.Range(0, Days).Where(day => day % 3 == 0), await PlannedAsync());
        Assert.Empty(await PlannedAsync());
        Assert.Contains("s:campaign=summer | 20260331", Stored.Kpis(host.Storage));
        Assert.DoesNotContain("campaign=spring", Stored.Kpis(host.Storage));
    }

    [Fact]
    public async Task A_key_that_was_missed_and_is_known_now_rolls_the_days_that_missed_it()
    {
        await DeclareAsync(RegistryKind.Coupons, "LATE10", ("campaign", "winter"));
        Assert.Equal([50], await PlannedAsync());

        await DeclareAsync(RegistryKind.Posts, "instagram:7", ("platform", "instagram"), ("campaign", "winter"));
        Assert.Equal([40], await PlannedAsync());
    }

    [Fact]
    public async Task What_no_day_asked_for_rolls_nothing_and_is_looked_at_once()
    {
        await DeclareAsync(RegistryKind.Posts, "instagram:999", ("platform", "instagram"), ("campaign", "winter"));
        var lookups = 0;
        var counting = new App(new CrashingTransport(host.Storage, Count, carriedOut: false), host.Clock, "w2");
        bool Count(HttpRequestMessage call)
        {
            if (call.Method == HttpMethod.Get && call.RequestUri!.AbsolutePath.Contains("lookups-", StringComparison.Ordinal)) lookups++;
            return false;
        }

        Assert.Empty(await PlannedAsync(counting));
        Assert.Equal(Days + 1, lookups);
        Assert.Empty(await PlannedAsync(counting));
        Assert.Equal(Days + 1, lookups);
    }

    [Fact]
    public async Task A_new_account_rolls_the_days_of_its_reading_and_those_that_it_is_carried_into()
    {
        await DeclareAsync(RegistryKind.Accounts, "tiktok:new", ("platform", "tiktok"), ("handle", "new"), ("influencer", "tom"));

        Assert.Equal(Enumerable.Range(30, 31), await PlannedAsync());
        Assert.Contains("s:influencer=tom | 20260430", Stored.Kpis(host.Storage));
    }

    [Fact]
    public async Task A_new_account_that_was_never_read_rolls_nothing()
    {
        await DeclareAsync(RegistryKind.Accounts, "tiktok:quiet", ("platform", "tiktok"), ("handle", "quiet"));

        Assert.Empty(await PlannedAsync());
    }

    [Fact]
    public async Task A_campaign_that_a_creator_joins_rolls_the_days_that_show_the_creators_followers()
    {
        await LinkAsync("promo", ("campaign", "winter"), ("influencer", "lena"));

        Assert.Equal([.. Enumerable.Range(20, 31), .. Enumerable.Range(70, 20)], await PlannedAsync());
    }

    [Fact]
    public async Task A_rate_rolls_the_days_that_convert_at_it()
    {
        await RateAsync(First.AddDays(58), "GBP");
        Assert.Equal([60], await PlannedAsync());

        await RateAsync(First.AddDays(58), "USD");
        await RateAsync(First.AddDays(52), "GBP");
        await RateAsync(First.AddDays(61), "GBP");
        Assert.Empty(await PlannedAsync());
    }

    [Fact]
    public async Task Late_records_after_an_unrelated_change_roll_their_day_with_the_registry_of_now()
    {
        await DeclareAsync(RegistryKind.Campaigns, "other");
        Assert.Empty(await PlannedAsync());
        await app.SendAsync("""{"type":"click","id":"late","occurredAt":"2026-03-02T12:00:00Z","campaign":"other"}""", host.Clock.GetUtcNow());

        Assert.Equal([1], await PlannedAsync());
        Assert.DoesNotContain("campaign:other", Stored.Audits(host.Storage)[First.AddDays(1)].Unresolved.Keys);
        Assert.Empty(await PlannedAsync());
    }

    private static string Click(int day) => $$"""{"type":"click","id":"k{{day}}","occurredAt":"{{At(day)}}","link":"{{(day % 3 == 0 ? "bio" : "story")}}"}""";

    private static IEnumerable<string> Rest =>
    [
        $$$"""{"type":"accountMetrics","occurredAt":"{{{At(20)}}}","account":"instagram:lena","metrics":{"followers":1000}}""",
        $$$"""{"type":"accountMetrics","occurredAt":"{{{At(70)}}}","account":"instagram:lena","metrics":{"followers":1100}}""",
        $$$"""{"type":"accountMetrics","occurredAt":"{{{At(30)}}}","account":"tiktok:new","metrics":{"followers":500}}""",
        $$$"""{"type":"postMetrics","occurredAt":"{{{At(40)}}}","publishedAt":"{{{At(40)}}}","post":"instagram:7","metrics":{"views":10}}""",
        $$"""{"type":"conversion","id":"c50","occurredAt":"{{At(50)}}","coupon":"LATE10","amount":"10.00","currency":"EUR"}""",
        $$"""{"type":"conversion","id":"c60","occurredAt":"{{At(60)}}","amount":"10.00","currency":"GBP"}""",
    ];

    private static string At(int day) => $"{First.AddDays(day):yyyy-MM-dd}T12:00:00Z";

    private Task LinkAsync(string code, params (string Name, string Value)[] fields) => DeclareAsync(RegistryKind.Links, code, [("destination", "https://shop.example"), .. fields]);

    private Task RateAsync(DateOnly day, string currency) =>
        DeclareAsync(RegistryKind.Rates, $"{day:yyyy-MM-dd}:{currency}", ("day", $"{day:yyyy-MM-dd}"), ("currency", currency), ("base", "EUR"), ("rate", "0.85"));

    private async Task DeclareAsync(RegistryKind kind, string id, params (string Name, string Value)[] fields)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await app.DeclareAsync(kind, id, fields.ToDictionary(field => field.Name, field => field.Value)));
    }

    /// <summary>Plans and rolls; the planned days of the brand, counted from the first. (Declarations are records of today, so today is planned too.)</summary>
    private async Task<IEnumerable<int>> PlannedAsync(App? by = null)
    {
        var plan = await (by ?? app).PlanAsync();
        await host.PlayAsync(by ?? app);
        return plan.Planned.Select(day => day.DayNumber - First.DayNumber).Where(day => day < Days);
    }
}
