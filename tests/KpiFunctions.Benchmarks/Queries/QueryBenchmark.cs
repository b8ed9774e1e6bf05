using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using KpiFunctions.Benchmarks.Servers;
using KpiFunctions.Benchmarks.Support;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Local.FunctionsRuntime.Azurite;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Kpis;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Benchmarks.Queries;

/// <summary>What the dashboard asks, against reading the same table rows without making anything of them.</summary>
internal static class QueryBenchmark
{
    private const int ParallelDays = 8;

    public static async Task RunAsync(BenchmarkOptions options)
    {
        var memberDays = options.Quick ? 7 : 30;
        await using var azurite = await AzuriteProcess.StartAsync(AzuritePorts.Any, location: null, TimeProvider.System, CancellationToken.None);
        var clients = StorageClients.From(new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureWebJobsStorage", azurite.Ports.ConnectionString())]).Build());
        await new StorageSetup(clients).EnsureAsync(CancellationToken.None);
        var begin = Stopwatch.GetTimestamp();
        var rows = await new StoredDays(clients, memberDays).WriteAsync();
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        Console.WriteLine();
        Console.WriteLine($"{Text.Count(rows)} rows written through IKpiTable in {Text.Seconds(seconds)} s, each stored twice: {Text.Count(rows / seconds)} rows/s.");
        using var app = await ServerProcess.StartAsync(azurite.Ports.ConnectionString());
        await MeasureAsync(options, clients.Table(StorageTables.Kpis), app, memberDays);
    }

    private static async Task MeasureAsync(BenchmarkOptions options, TableClient table, ServerProcess app, int memberDays)
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        var report = new Table("question", "asked", "p50 ms", "p99 ms", "min ms", "p50 / raw table query");
        var to = IsoDay.Text(StoredDays.Last);
        await AddAsync(report, 10 * options.Runs, "series of 90 days", () => SeriesAsync(table),
            ("GET /kpis", () => GetAsync(http, $"/kpis?from={IsoDay.Text(StoredDays.Last.AddDays(1 - StoredDays.Days))}&to={to}")));
        foreach (var days in new[] { 1, memberDays })
        {
            var from = IsoDay.Text(StoredDays.Last.AddDays(1 - days));
            var address = $"/kpis/leaderboard?dimension=influencer&orderBy=clicks&from={from}&to={to}&size=";
            var question = $"leaderboard of {StoredDays.Members} over {days} days";
            await AddAsync(report, (days == 1 ? 10 : 2) * options.Runs, question, () => MembersAsync(table, days),
                ("first 100", () => GetAsync(http, address + "100")),
                ("all 1,000", () => GetAsync(http, address + "1000")));
        }
        report.Print("Queries, Azurite");
    }

    private static async Task AddAsync(Table report, int asked, string question, Func<Task> raw, params (string Name, Func<Task> Ask)[] answers)
    {
        var contest = new Contest();
        contest.Add("raw table query", () => Timing.OfAsync(raw));
        foreach (var (name, ask) in answers) contest.Add(name, () => Timing.OfAsync(ask));
        var measured = await contest.RunAsync(asked);
        foreach (var (name, (sample, _)) in measured)
            report.Add($"{question}: {name}", asked.ToString(CultureInfo.InvariantCulture), Text.Milliseconds(sample.Median), Text.Milliseconds(sample.P99),
                Text.Milliseconds(sample.Min), Text.Ratio(sample.Median / measured["raw table query"].Seconds.Median));
    }

    private static async Task GetAsync(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(new Uri(address, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    private static Task SeriesAsync(TableClient table)
    {
        var (from, to) = (KpiKeys.Row(StoredDays.Last.AddDays(1 - StoredDays.Days)), KpiKeys.Row(StoredDays.Last));
        FormattableString filter = $"PartitionKey eq {KpiKeys.ByMember("")} and RowKey ge {from} and RowKey le {to}";
        return ReadAsync(table, filter, StoredDays.Days);
    }

    private static Task MembersAsync(TableClient table, int days) => Parallel.ForAsync(
        0, days, new ParallelOptions { MaxDegreeOfParallelism = ParallelDays },
        async (back, _) => await ReadAsync(
            table, $"PartitionKey eq {KpiKeys.ByDay(StoredDays.Last.AddDays(-back), [Dimension.Influencer])}", StoredDays.Members));

    private static async Task ReadAsync(TableClient table, FormattableString filter, int expected)
    {
        var rows = 0;
        await foreach (var _ in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter))) rows++;
        if (rows != expected) throw new InvalidOperationException($"{rows} rows instead of {expected}: {filter}");
    }
}
