using KpiFunctions.Core.Registry;
using KpiFunctions.Restores;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Tests.Faults;

namespace KpiFunctions.Tests.Restores;

/// <summary>The log is the only truth: with every table gone, the log gives back every row.</summary>
public sealed class RestoreTests
{
    private const string Sales = "type,id,occurredAt,link,amount,currency\nclick,f1,2026-03-10T11:00:00Z,bio,,\nconversion,f2,2026-03-11T12:00:00Z,bio,20.00,EUR\n";
    private const string Mistake = "type,id,occurredAt,link\nclick,m1,2026-03-10T11:00:00Z,bio\nclick,m2,2026-03-10T11:00:00Z,bio\n";
    private const string Accounts = "kind,id,platform,handle,influencer\naccounts,instagram:lena,instagram,lena,lena\n";

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task With_all_tables_lost_the_log_gives_back_every_row(bool rollupsAreLostToo, bool filesAreThere)
    {
        var bench = await FilledAsync();
        var (kpis, readings, conflicts) = (Stored.Kpis(bench.Host.Storage), Stored.Readings(bench.Host.Storage), Stored.Conflicts(bench.Host.Storage));
        Assert.Contains("campaign=spring", kpis);
        foreach (var table in StorageTables.All) bench.Host.Storage.Tables.Clear(table);
        if (rollupsAreLostToo) bench.Host.Storage.Blobs.Clear("rollups");
        if (!filesAreThere) bench.Host.Storage.Blobs.Clear("imports");

        var answer = await RestoreAsync(bench);
        await bench.SettleAsync();

        Assert.Equal((4, 3, null), (answer.Declarations, answer.Imports, answer.Continuation));
        Assert.Equal(kpis, Stored.Kpis(bench.Host.Storage));
        Assert.Equal(readings, Stored.Readings(bench.Host.Storage));
        Assert.Equal(conflicts, Stored.Conflicts(bench.Host.Storage));
        Assert.Empty(Stored.RestatedDays(bench.Host.Storage));
    }

    [Fact]
    public async Task The_ledger_says_again_what_each_import_brought_and_what_it_cannot_know()
    {
        var bench = await FilledAsync();
        foreach (var table in StorageTables.All) bench.Host.Storage.Tables.Clear(table);

        await RestoreAsync(bench);
        await RestoreAsync(bench);

        var sales = (await bench.App.Get<IImportLedger>().ListAsync(null, 10, default)).Items.Single(import => import.Blob == "sales.csv");
        Assert.Equal((2L, "events", ImportState.Done), (sales.Accepted, sales.Dialect, sales.State));
        Assert.Contains("rejected or skipped is lost", sales.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_after_a_restore_counts_once_with_what_was_there_before()
    {
        var bench = await FilledAsync();
        foreach (var table in StorageTables.All) bench.Host.Storage.Tables.Clear(table);
        await RestoreAsync(bench);

        await bench.SendAsync(Bench.Click("a"), Bench.Click("new"));
        await bench.SettleAsync();

        Assert.Equal(3, bench.Clicks());
    }

    [Fact]
    public async Task Restoring_what_is_not_lost_changes_nothing()
    {
        var bench = await FilledAsync();
        var (kpis, registry, imports) = (Stored.Kpis(bench.Host.Storage), Texts(bench, "registry"), Texts(bench, "imports"));

        var answer = await RestoreAsync(bench);
        await bench.SettleAsync();

        Assert.Equal(0, answer.Imports);
        Assert.Equal(kpis, Stored.Kpis(bench.Host.Storage));
        Assert.Equal(registry, Texts(bench, "registry"));
        Assert.Equal(imports, Texts(bench, "imports"));
    }

    // Clicks, an order told in two ways, readings, a link of the registry that changed, one import of rows, one of the registry, one that was taken back.
    private static async Task<Bench> FilledAsync()
    {
        var bench = await Bench.StartAsync();
        await bench.DeclareAsync("winter");
        await bench.DeclareAsync("spring");
        await bench.App.DeclareAsync(RegistryKind.Campaigns, "spring", new Dictionary<string, string> { ["name"] = "Spring" });
        await bench.SendAsync(Bench.Click("a"), Bench.Views(9, 100), Bench.Views(10, 150), Bench.Followers(10, 1000), Purchase("o1", "10.00"));
        await bench.Host.UploadAsync("sales.csv", Sales);
        await bench.Host.UploadAsync("mistake.csv", Mistake);
        await bench.Host.UploadAsync("accounts.csv", Accounts);
        await bench.SettleAsync();
        await bench.SendAsync(Purchase("o1", "12.00"));
        var mistake = bench.Host.Storage.Tables.In("imports").Single(row => row.Text("blob") == "mistake.csv").Text("id")!;
        await bench.App.RetractAsync(mistake);
        await bench.SettleAsync();
        Assert.Equal(ImportState.Retracted, (await bench.App.Get<IImportLedger>().FindAsync(mistake, default))!.State);
        Assert.Equal(2, bench.Clicks());
        return bench;
    }

    private static string Purchase(string id, string amount) =>
        $$"""{"type":"conversion","id":"{{id}}","orderId":"{{id}}","occurredAt":"2026-03-10T09:00:00Z","link":"bio","amount":"{{amount}}","currency":"EUR"}""" + "\n";

    private static Task<RestoreAnswer> RestoreAsync(Bench bench) => bench.App.Get<LogRestore>().RunAsync(DateOnly.MinValue, CancellationToken.None);

    private static List<string> Texts(Bench bench, string table) => [.. bench.Host.Storage.Tables.In(table).Select(row => $"{row.Partition} {row.Row} {row.Properties.ToJsonString()}")];
}
