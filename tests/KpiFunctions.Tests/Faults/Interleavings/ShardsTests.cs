using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Faults.Interleavings;

/// <summary>A day's rows do not tell in how many shards it was rolled up.</summary>
public sealed class ShardsTests
{
    private const int LinesOfRequest = 40;

    private static readonly string[] Types = ["click", "click", "conversion", "refund", "cost"];

    [Theory]
    [InlineData(3, 6)]
    [InlineData(8, 6)]
    [InlineData(256, 1)]
    public async Task Several_shards_leave_the_rows_readings_and_audits_that_one_leaves(int shards, int seeds)
    {
        for (var seed = 1; seed <= seeds; seed++)
        {
            var (one, several) = (await RunAsync(seed, 1), await RunAsync(seed, shards));

            Assert.Equal(Stored.Kpis(one.Storage), Stored.Kpis(several.Storage));
            Assert.Equal(Stored.Readings(one.Storage), Stored.Readings(several.Storage));
            Assert.Equal(Stored.Audits(one.Storage).Select(Text), Stored.Audits(several.Storage).Select(Text));
            Assert.NotEmpty(Stored.Kpis(one.Storage));
            Assert.Equal(Stored.Conflicts(one.Storage), Stored.Conflicts(several.Storage));
            Assert.Equal(4 * LinesOfRequest, Stored.Audits(one.Storage).Values.Sum(audit => audit.Received));
            Assert.Empty(one.Storage.Blobs.In("rejects"));
            Assert.Contains(several.Storage.Blobs.In("rollups").Keys, name => name.EndsWith($"partial-{shards - 1:D3}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task A_click_whose_copies_name_different_persons_counts_once(int shards)
    {
        var host = await Host.StartAsync(Bench.Now);
        var app = new App(host.Storage, host.Clock, "app", Shards(shards));
        var clicks = Enumerable.Range(0, 8).Select(person => $$"""{"type":"click","id":"a","occurredAt":"2026-03-10T08:00:00Z","customerId":"p{{person}}"}""");

        await app.SendAsync(string.Join('\n', clicks), Bench.Now);
        await host.SettleAsync(app);

        var audit = Stored.Audits(host.Storage).Single().Value;
        Assert.Equal((8L, 1L, 7L, 0L), (audit.Received, audit.Accepted, audit.Duplicate, audit.Conflicting));
        Assert.Equal(1, Stored.Value(host.Storage, "", "20260310", "clicksRaw"));
    }

    [Fact]
    public async Task A_day_keeps_the_number_of_shards_of_its_first_run()
    {
        var host = await Host.StartAsync(Bench.Now);
        var (few, many) = (new App(host.Storage, host.Clock, "few", Shards(2)), new App(host.Storage, host.Clock, "many", Shards(5)));
        await few.SendAsync(Bench.Click("a"), Bench.Now);
        await host.SettleAsync(few);

        Assert.Empty((await many.PlanAsync()).Planned);
        await many.SendAsync(Bench.Click("b") + Bench.Click("c", "2026-03-11T08:00:00Z"), Bench.Now);
        await host.SettleAsync(many);

        Assert.Equal(["2", "5"], host.Storage.Tables.In("days").Select(row => row.Text("shards")));
        Assert.Equal(2, Stored.Value(host.Storage, "", "20260310", "clicksRaw"));
    }

    [Fact]
    public async Task Two_planners_with_different_settings_agree_on_one_number()
    {
        var host = await Host.StartAsync(Bench.Now);
        var (few, many) = (new App(host.Storage, host.Clock, "few", Shards(2)), new App(host.Storage, host.Clock, "many", Shards(5)));
        await few.SendAsync(Bench.Click("a"), Bench.Now);

        await Task.WhenAll(few.PlanAsync(), many.PlanAsync());
        await host.PlayAsync(few);

        Assert.Contains(host.Storage.Tables.In("days").Single().Text("shards"), new[] { "2", "5" });
        Assert.Equal(1, Stored.Value(host.Storage, "", "20260310", "clicksRaw"));
    }

    private static Action<IServiceCollection> Shards(int number) => App.With(options => options.RollupShards = number);

    private static async Task<Host> RunAsync(int seed, int shards)
    {
        var host = await Host.StartAsync(Bench.Now);
        var app = new App(host.Storage, host.Clock, "app", Shards(shards));
        var random = new Random(seed);
        for (var request = 0; request < 4; request++)
        {
            Assert.True(await app.SendAsync(Body(random), Bench.Now.AddMinutes(request)));
            await host.SettleAsync(app);
        }
        return host;
    }

    // Identities, people, posts and accounts come again and again, and an identity now and then with another person.
    private static string Body(Random random)
    {
        var lines = new StringBuilder();
        for (var line = 0; line < LinesOfRequest; line++)
        {
            var (type, id, at) = (Types[random.Next(Types.Length)], random.Next(60), $"2026-03-1{random.Next(2)}T{random.Next(10, 20)}:{random.Next(10, 60)}:00Z");
            var money = type is "conversion" or "refund" or "cost" ? $$""","amount":"{{id + 1}}.{{random.Next(50, 53)}}","currency":"EUR","orderId":"o{{id}}" """ : "";
            lines.Append(random.Next(5) switch
            {
                0 => $$$"""{"type":"postMetrics","occurredAt":"{{{at}}}","publishedAt":"2026-03-10T08:00:00Z","post":"instagram:{{{random.Next(5)}}}","campaign":"c{{{random.Next(2)}}}","metrics":{"views":{{{random.Next(1000)}}},"likes":{{{random.Next(100)}}}}}""",
                1 => $$$"""{"type":"accountMetrics","occurredAt":"{{{at}}}","account":"instagram:a{{{random.Next(4)}}}","metrics":{"followers":{{{random.Next(5000)}}}}}""",
                _ => $$"""{"type":"{{type}}","id":"{{type}}{{id}}","occurredAt":"2026-03-1{{id % 2}}T08:00:00Z","campaign":"c{{id % 3}}","customerId":"p{{id % 7 + (random.Next(4) == 0 ? 1 : 0)}}"{{money}}}""",
            }).Append('\n');
        }
        return lines.ToString();
    }

    private static string Text(KeyValuePair<DateOnly, Core.Rollups.DayAudit> day) =>
        $"{day.Key:o} {day.Value with { Unresolved = new Dictionary<string, long>() }} {string.Join(',', day.Value.Unresolved.OrderBy(member => member.Key, StringComparer.Ordinal))}";
}
