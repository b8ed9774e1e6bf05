using System.Diagnostics;
using System.Text.Json;
using KpiFunctions.Benchmarks.Support;

namespace KpiFunctions.Benchmarks.Rollup;

/// <summary>The log's lines to a day's rows, against DuckDB over the same files.</summary>
internal static class RollupBenchmark
{
    public const string OneShot = "rollup-once";

    private static readonly string[] Forms = [DuckDb.DistinctOn, DuckDb.GroupBy];

    public static async Task RunAsync(BenchmarkOptions options)
    {
        foreach (var records in options.Records)
        {
            var files = LogFiles.Of(options.Folder, records);
            using var duckDb = await DuckDb.StartAsync();
            var compared = await CompareAsync(files, duckDb);
            Console.WriteLine();
            var size = $"{Text.Count(records)} records, {Text.Megabytes(files.Bytes)} MB in {files.Paths.Count} files";
            Console.WriteLine($"{size}; {Text.Count(compared)} rows equal DuckDB's.");
            PrintWarm(files, await MeasureAsync(files, duckDb, options.Runs));
            PrintSplit(files);
            await PrintColdAsync(files, options.Runs);
        }
    }

    /// <summary>One run in a process of its own; its last line of output is its <see cref="Cost"/>.</summary>
    public static void RunOnce(string folder, int threads)
    {
        var files = LogFiles.Open(folder);
        OwnRollup.Run(files, SampleBrandDay.Registry, threads);
        Console.WriteLine(JsonSerializer.Serialize(new Cost(Process.GetCurrentProcess().PeakWorkingSet64, Environment.CpuUsage.TotalTime.TotalSeconds)));
    }

    private static async Task<int> CompareAsync(LogFiles files, DuckDb duckDb)
    {
        var compared = 0;
        var rows = Path.Combine(files.Folder, "duckdb.json");
        foreach (var form in Forms)
        {
            await duckDb.AskAsync(new DuckDbQuestion(files.Folder, form, 2, Rows: rows));
            foreach (var threads in new[] { 1, 2 }) compared = SameAnswer.Check(OwnRollup.Run(files, SampleBrandDay.Registry, threads).Day, rows);
        }
        return compared;
    }

    private static Task<IReadOnlyDictionary<string, Measured>> MeasureAsync(LogFiles files, DuckDb duckDb, int runs)
    {
        var contest = new Contest();
        contest.Add("newline scan", () => Timing.OfAsync(() => { FileFloors.CountLines(files); }));
        contest.Add("RecordLine.TryRead only", () => Timing.OfAsync(() => { FileFloors.ParseLines(files); }));
        foreach (var threads in new[] { 1, 2 })
        {
            contest.Add($"rollup, {threads} thr", () => Timing.OfAsync(() => { OwnRollup.Run(files, SampleBrandDay.Registry, threads); }));
            foreach (var form in Forms)
                contest.Add($"DuckDB {form}, {threads} thr", () => AskAsync(new DuckDbQuestion(files.Folder, form, threads)));
            contest.Add(
                $"DuckDB {DuckDb.DistinctOn} with distinct people, {threads} thr",
                () => AskAsync(new DuckDbQuestion(files.Folder, DuckDb.DistinctOn, threads, People: true)));
        }
        contest.Add("DuckDB parse only, 2 thr", () => AskAsync(new DuckDbQuestion(files.Folder, DuckDb.Parse, 2)));
        return contest.RunAsync(runs);

        async Task<Timing> AskAsync(DuckDbQuestion question) => (await duckDb.AskAsync(question)).Timing;
    }

    private static void PrintWarm(LogFiles files, IReadOnlyDictionary<string, Measured> samples)
    {
        var best = Forms.Min(form => samples[$"DuckDB {form}, 2 thr"].Seconds.Median);
        var leastCpu = Forms.Min(form => samples[$"DuckDB {form}, 1 thr"].Cpu.Median);
        var table = new Table("warm", "s (median)", "min-max", "records/s", "MB/s", "speed / best exact DuckDB, 2 thr", "cpu s", "DuckDB's least cpu / cpu");
        foreach (var (name, (sample, cpu)) in samples)
            table.Add(name, Text.Seconds(sample.Median), Text.Range(sample), Text.Count(files.Records / sample.Median), Text.Megabytes(files.Bytes / sample.Median),
                Text.Ratio(best / sample.Median), Text.Seconds(cpu.Median), Text.Ratio(leastCpu / cpu.Median));
        table.Print("Rollup, log lines to rows");
    }

    private static void PrintSplit(LogFiles files)
    {
        var table = new Table("where the time goes", "total", "bytes to records", "duplicates, registry, measures", "merge");
        foreach (var threads in new[] { 1, 2 })
        {
            var runs = Enumerable.Range(0, 3).Select(_ => OwnRollup.Run(files, SampleBrandDay.Registry, threads).Times);
            var times = runs.OrderBy(each => each.Total).ElementAt(1);
            table.Add($"{threads} thr", Text.Seconds(times.Total), Text.Seconds(times.Read), Text.Seconds(times.Shard), Text.Seconds(times.Merge));
        }
        table.Print("Rollup, seconds by step");
    }

    private static async Task PrintColdAsync(LogFiles files, int runs)
    {
        var table = new Table("cold process", "wall s (median)", "min-max", "cpu s", "peak memory MB", "bytes a record");
        var peaks = new Dictionary<string, long>();
        var contest = new Contest();
        foreach (var threads in new[] { 1, 2 }) contest.Add($"rollup, {threads} thr", () => ColdOwnAsync($"rollup, {threads} thr", threads));
        foreach (var form in Forms) contest.Add($"DuckDB {form}, 2 thr", () => ColdDuckDbAsync($"DuckDB {form}, 2 thr", form));
        foreach (var (name, (sample, cpu)) in await contest.RunAsync(Math.Min(runs, 3)))
            table.Add(name, Text.Seconds(sample.Median), Text.Range(sample), Text.Seconds(cpu.Median), Text.Megabytes(peaks[name]), Text.Count((double)peaks[name] / files.Records));
        table.Print("Rollup, whole processes");

        async Task<Timing> ColdOwnAsync(string name, int threads)
        {
            var (line, seconds) = await ChildProcess.RunAsync(() => ChildProcess.StartSelf(OneShot, files.Folder, $"{threads}"));
            var cost = JsonSerializer.Deserialize<Cost>(line)!;
            peaks[name] = cost.PeakBytes;
            return new Timing(seconds, cost.Cpu);
        }

        async Task<Timing> ColdDuckDbAsync(string name, string form)
        {
            var begin = Stopwatch.GetTimestamp();
            DuckDbAnswer answer;
            using (var once = await DuckDb.StartAsync()) answer = await once.AskAsync(new DuckDbQuestion(files.Folder, form, 2));
            peaks[name] = answer.PeakBytes;
            return new Timing(Stopwatch.GetElapsedTime(begin).TotalSeconds, answer.TotalCpu);
        }
    }

    /// <param name="Cpu">Seconds over all cores, start included.</param>
    private sealed record Cost(long PeakBytes, double Cpu);
}
