using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using KpiFunctions.Benchmarks.Support;

namespace KpiFunctions.Benchmarks.Imports;

/// <summary>CSV rows to log lines, against only reading the same file and against DuckDB copying its cells to JSON unread.</summary>
internal static class ImportBenchmark
{
    public const string OneShot = "import-once";

    private const string Copy = "DuckDB COPY to JSON, 2 thr";
    private const string SpanRead = "CsvHelper 34, every field as span";

    public static async Task RunAsync(BenchmarkOptions options)
    {
        var rows = options.Quick ? 100_000 : 1_000_000;
        using var duckDb = await DuckDb.StartAsync();
        foreach (var file in new[] { CsvFile.Events(options.Folder, rows), CsvFile.ShopifyOrders(options.Folder, rows) })
        {
            Console.WriteLine();
            Console.WriteLine($"{file.Name}: {Text.Count(rows)} rows, {Text.Megabytes(file.Bytes)} MB.");
            Print(file, await MeasureAsync(file, duckDb, options.Runs));
            var (peak, _) = await ChildProcess.RunAsync(() => ChildProcess.StartSelf(OneShot, file.Name, options.Folder, $"{rows}"));
            Console.WriteLine();
            Console.WriteLine($"Peak memory of a process that imports it: {Text.Megabytes(long.Parse(peak, CultureInfo.InvariantCulture))} MB.");
        }
    }

    /// <summary>One import in a process of its own; its last line of output is its peak memory in bytes.</summary>
    public static async Task RunOnceAsync(string name, string folder, int rows)
    {
        var file = name == "events" ? CsvFile.Events(folder, rows) : CsvFile.ShopifyOrders(folder, rows);
        await OwnImport.RunAsync(file, file.Path + ".own");
        Console.WriteLine(Process.GetCurrentProcess().PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
    }

    private static Task<IReadOnlyDictionary<string, Measured>> MeasureAsync(CsvFile file, DuckDb duckDb, int runs)
    {
        var contest = new Contest();
        contest.Add(SpanRead, () => Timing.OfAsync(() => { ReadSpans(file); }));
        contest.Add("import: look through", () => Timing.OfAsync(() => OwnImport.InspectAsync(file)));
        contest.Add("import: rows to records", () => Timing.OfAsync(() => OwnImport.ReadAsync(file, null)));
        contest.Add("import: rows to log lines", () => Timing.OfAsync(() => OwnImport.ReadAsync(file, file.Path + ".own")));
        contest.Add("import: whole", () => Timing.OfAsync(() => OwnImport.RunAsync(file, file.Path + ".own")));
        var copy = new DuckDbQuestion(file.Path, DuckDb.CsvToJson, 2, Rows: file.Path + ".duckdb");
        contest.Add(Copy, async () => (await duckDb.AskAsync(copy)).Timing);
        return contest.RunAsync(runs);
    }

    private static long ReadSpans(CsvFile file)
    {
        using var stream = File.OpenRead(file.Path);
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { HasHeader = false });
        var bytes = 0L;
        while (csv.Read())
            for (var i = 0; i < csv.FieldCount; i++) bytes += csv.GetSpan(i).Length;
        return bytes;
    }

    private static void Print(CsvFile file, IReadOnlyDictionary<string, Measured> samples)
    {
        var table = new Table(file.Name, "s (median)", "min-max", "rows/s", "MB/s", "of CsvHelper's reading", "of DuckDB's copy", "cpu s", "of CsvHelper's cpu");
        foreach (var (name, (sample, cpu)) in samples)
            table.Add(name, Text.Seconds(sample.Median), Text.Range(sample), Text.Count(file.Rows / sample.Median), Text.Megabytes(file.Bytes / sample.Median),
                Text.Ratio(samples[SpanRead].Seconds.Median / sample.Median), Text.Ratio(samples[Copy].Seconds.Median / sample.Median),
                Text.Seconds(cpu.Median), Text.Ratio(samples[SpanRead].Cpu.Median / cpu.Median));
        table.Print($"Import, {file.Name}");
    }
}
