using System.Text.Json;
using KpiFunctions.Benchmarks.Support;
using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Benchmarks.Attribution;

/// <summary>A day's conversions to credited members, against DuckDB's join of each with its last touch over the same data in Parquet.</summary>
internal static class AttributionBenchmark
{
    private static readonly ModelOptions Options = ModelOptions.Default;

    public static async Task RunAsync(BenchmarkOptions options)
    {
        var files = CreditFiles.Of(options.Folder, options.Quick ? 1_000_000 : 3_000_000, 20_000);
        using var duckDb = await DuckDb.StartAsync();
        foreach (var form in new[] { DuckDb.TouchesToParquet, DuckDb.DealsToParquet }) await duckDb.AskAsync(new DuckDbQuestion(files.Folder, form, 2));
        var compared = await CompareAsync(files, duckDb);
        Console.WriteLine();
        Console.WriteLine($"{Text.Count(files.Deals)} conversions, {Text.Count(files.Touches)} touches in {Text.Megabytes(files.TouchBytes)} MB ({(double)files.TouchBytes / files.Touches:0.0} bytes a touch); {compared} members equal DuckDB's.");
        Print(files, await MeasureAsync(files, duckDb, options.Runs));
    }

    private static async Task<int> CompareAsync(CreditFiles files, DuckDb duckDb)
    {
        var rows = Path.Combine(files.Folder, "duckdb.json");
        await duckDb.AskAsync(new DuckDbQuestion(files.Folder, DuckDb.LastTouch, 2, Rows: rows));
        var theirs = JsonSerializer.Deserialize<Dictionary<string, long[]>>(File.ReadAllText(rows))!;
        var table = Tables(files, [CreditModel.Last], period: false)[0];
        var own = table.Members.Append(new("", table.Unattributed)).ToDictionary(each => each.Key, each => each.Value);
        if (own.Count != theirs.Count) throw new InvalidOperationException($"We have {own.Count} members, DuckDB has {theirs.Count}.");
        foreach (var (member, sum) in own)
            if (!theirs.TryGetValue(member, out var expected) || expected[0] != (long)sum.Conversions! || expected[1] != sum.Revenue)
                throw new InvalidOperationException($"'{member}': we have {sum}, DuckDB has {string.Join(' ', expected ?? [])}.");
        return own.Count;
    }

    private static Task<IReadOnlyDictionary<string, Measured>> MeasureAsync(CreditFiles files, DuckDb duckDb, int runs)
    {
        var contest = new Contest();
        contest.Add("last touch, 1 thr", () => Timing.OfAsync(() => { Tables(files, [CreditModel.Last], period: false); }));
        contest.Add("seven models, 1 thr", () => Timing.OfAsync(() => { Tables(files, CreditModel.All, period: false); }));
        contest.Add("nine models with Markov and Shapley, 1 thr", () => Timing.OfAsync(() => { Tables(files, CreditModel.All, period: true); }));
        foreach (var threads in new[] { 1, 2 })
            contest.Add($"DuckDB last touch, {threads} thr", async () => (await duckDb.AskAsync(new DuckDbQuestion(files.Folder, DuckDb.LastTouch, threads))).Timing);
        return contest.RunAsync(runs);
    }

    private static void Print(CreditFiles files, IReadOnlyDictionary<string, Measured> samples)
    {
        var (one, two) = (samples["DuckDB last touch, 1 thr"].Seconds.Median, samples["DuckDB last touch, 2 thr"].Seconds.Median);
        var table = new Table("warm", "s (median)", "min-max", "touches/s", "speed / DuckDB, 1 thr", "speed / DuckDB, 2 thr", "cpu s");
        foreach (var (name, (seconds, cpu)) in samples)
            table.Add(name, Text.Seconds(seconds.Median), Text.Range(seconds), Text.Count(files.Touches / seconds.Median), Text.Ratio(one / seconds.Median), Text.Ratio(two / seconds.Median), Text.Seconds(cpu.Median));
        table.Print("Attribution, sheets to credited members");
    }

    // As the app does it, with files in place of blobs.
    private static List<ModelTable> Tables(CreditFiles files, IReadOnlyList<CreditModel> models, bool period)
    {
        var finder = new DealPaths(new Lookback(CreditFiles.LookbackDays), _ => null);
        foreach (var deal in Deal.Read(File.ReadAllBytes(files.DealSheet))) finder.Add(deal);
        var others = new SampledVisitors();
        var touches = new VisitorTouches(finder.Visitors, period ? others : null);
        foreach (var sheet in files.TouchSheets) touches.Add(File.ReadAllBytes(sheet), counts: true);
        var paths = finder.Find(touches);
        List<ModelTable> tables = [.. models.Select(model => RuleTable.Of(model, paths, MemberOf, Options))];
        if (!period) return tables;
        // The members of 500 creators are more than a chain is made of: those of ten each.
        string Group(TouchPlace place) => MemberOf(place)[..^1];
        return [.. tables, PeriodTable.OfMarkov(paths, others, DateTimeOffset.UnixEpoch, Group, Options), PeriodTable.OfShapley(paths, MemberOf, Options)];
    }

    private static string MemberOf(TouchPlace place) => place.Influencer!;
}
