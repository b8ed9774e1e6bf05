using KpiFunctions.Core.Registry;
using KpiFunctions.Tests.Faults.Crashes;

namespace KpiFunctions.Tests.Faults.Lifecycle;

/// <summary>Days that nothing points to any more are looked at again when what they depend on changes, and only then.</summary>
public sealed class ForgottenDayTests
{
    [Fact]
    public async Task A_pass_costs_the_same_however_old_the_log_is()
    {
        var (young, old) = (await CallsAsync(days: 1), await CallsAsync(days: 90));

        Assert.Equal(young, old);
        Assert.InRange(young, 1, 12);
    }

    [Fact]
    public async Task A_retraction_rolls_the_imports_days_again()
    {
        var bench = await ImportedAsync();

        await bench.App.RetractAsync(Stored.Import(bench.Host.Storage).Text("id")!);
        await bench.RestAsync();

        Assert.Equal((1, 0), (bench.Clicks(), bench.Host.Storage.Tables.In("kpis").Count(row => row.Text("day") == "2026-03-11")));
        Assert.Empty(bench.Marks);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_retraction_whose_planner_ends_while_it_marks_the_days_is_not_forgotten(int write)
    {
        var bench = await ImportedAsync();
        await bench.App.RetractAsync(Stored.Import(bench.Host.Storage).Text("id")!);
        var writes = 0;
        var crashing = new CrashingTransport(bench.Host.Storage, call => call.Method != HttpMethod.Get && ++writes == write, carriedOut: true);
        await Assert.ThrowsAsync<ProcessStopped>(() => new App(crashing, bench.Host.Clock, "ends").PlanAsync());

        await bench.RestAsync();

        Assert.Equal(1, bench.Clicks());
    }

    [Fact]
    public async Task An_import_that_is_done_is_rolled_up_even_if_its_process_ends_with_that_word()
    {
        var bench = await Bench.StartAsync();
        await bench.Host.UploadAsync("events.csv", "type,id,occurredAt\nclick,f1,2026-03-10T11:00:00Z\n");
        var saves = 0;
        var crashing = new CrashingTransport(bench.Host.Storage, call => call.RequestUri!.AbsolutePath == "/$batch" && ++saves == 2, carriedOut: true);
        await Assert.ThrowsAnyAsync<Exception>(() => new App(crashing, bench.Host.Clock, "ends").ImportAsync());
        Assert.Equal("Done", Stored.Import(bench.Host.Storage).Text("state"));

        await bench.RestAsync();

        Assert.Equal(1, bench.Clicks());
    }

    [Fact]
    public async Task A_registry_change_rolls_days_again()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync("""{"type":"click","id":"a","occurredAt":"2026-03-10T08:00:00Z","link":"bio"}""");
        await bench.RestAsync();

        await bench.App.DeclareAsync(RegistryKind.Links, "bio", new Dictionary<string, string> { ["destination"] = "https://shop.example", ["campaign"] = "spring" });
        await bench.SettleAsync();

        Assert.Equal(1, Stored.Value(bench.Host.Storage, "campaign=spring", "20260310", "clicksRaw"));
    }

    [Fact]
    public async Task Another_zone_rolls_days_again_and_those_that_get_records_for_the_first_time()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"), Bench.Click("b", "2026-03-10T23:30:00Z"));
        await bench.RestAsync();
        Assert.Equal(2, bench.Clicks());

        await bench.Host.SettleAsync(new App(bench.Host.Storage, bench.Host.Clock, "berlin", App.InZone("Europe/Berlin")));

        Assert.Equal((1, 1), (bench.Clicks("20260310"), bench.Clicks("20260311")));
    }

    [Fact]
    public async Task A_reading_that_changes_late_rolls_the_day_of_the_next_one_again()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Views(10, 100), Bench.Views(11, 150));
        await bench.RestAsync();
        Assert.Equal(50, Stored.Value(bench.Host.Storage, "", "20260311", "views"));

        await bench.SendAsync(Bench.Views(10, 120, hour: 20));
        await bench.RestAsync();

        Assert.Equal(30, Stored.Value(bench.Host.Storage, "", "20260311", "views"));
        Assert.Empty(bench.Marks);
    }

    private static async Task<Bench> ImportedAsync()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        await bench.Host.UploadAsync("events.csv", "type,id,occurredAt\nclick,f1,2026-03-10T11:00:00Z\nclick,f2,2026-03-11T11:00:00Z\n");
        await bench.RestAsync();
        Assert.Equal((2, 1), (bench.Clicks(), bench.Clicks("20260311")));
        Assert.Empty(bench.Marks);
        return bench;
    }

    /// <summary>Of a pass over a log that was written on so many days and has come to rest.</summary>
    private static async Task<int> CallsAsync(int days)
    {
        var bench = await Bench.StartAsync();
        for (var day = 0; day < days; day++) await bench.SendAsync(Bench.Click($"c{day}", $"{Bench.Now.AddDays(-day):yyyy-MM-dd}T08:00:00Z"));
        await bench.RestAsync();
        Assert.Equal(days, bench.Segments.Count);
        var counting = new Counting(bench.Host.Storage);
        var app = new App(counting, bench.Host.Clock, "counted");
        await app.PlanAsync();
        await app.RetireAsync();
        return counting.Calls;
    }

    private sealed class Counting(HttpMessageHandler storage) : DelegatingHandler(storage)
    {
        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
