using System.Reflection;
using System.Text.Json;

namespace KpiFunctions.Benchmarks.Support;

/// <summary>
/// DuckDB in a process of its own: npm package <c>@duckdb/node-api</c>, pinned by <c>duckdb/package-lock.json</c>, installed when first used.
/// </summary>
internal sealed class DuckDb : IDisposable
{
    public const string DistinctOn = "distinctOn";
    public const string GroupBy = "groupBy";
    public const string Parse = "parse";
    public const string CsvToJson = "csvToJson";
    public const string TouchesToParquet = "touchesToParquet";
    public const string DealsToParquet = "dealsToParquet";
    public const string LastTouch = "lastTouch";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly string Folder = typeof(DuckDb).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "DuckDbDirectory").Value!;

    private readonly ChildProcess process = ChildProcess.Start("node", ["baseline.mjs"], Folder);

    public static async Task<DuckDb> StartAsync()
    {
        await InstallAsync();
        return new DuckDb();
    }

    /// <summary>The rows of a query that stands in a file beside the baseline, as JSON.</summary>
    /// <param name="log">The folder that stands for <c>$log</c> in it.</param>
    public static async Task<string> QueryAsync(string file, string log)
    {
        await InstallAsync();
        return (await ChildProcess.RunAsync(() => ChildProcess.Start("node", ["query.mjs", file, log], Folder))).LastLine;
    }

    private static async Task InstallAsync()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            await ChildProcess.RunAsync(() => ChildProcess.Start("npm", ["install", "--no-save", "--no-progress", "--loglevel=error"], Folder));
    }

    public async Task<DuckDbAnswer> AskAsync(DuckDbQuestion question) =>
        JsonSerializer.Deserialize<DuckDbAnswer>(await process.AskAsync(JsonSerializer.Serialize(question, Json)), Json)!;

    public void Dispose() => process.Dispose();
}

/// <param name="Folder">Of the day's files; for <see cref="DuckDb.CsvToJson"/> the CSV file.</param>
/// <param name="People">Also count distinct people, which our rows do not have.</param>
/// <param name="Rows">File to write the answer to: scope text to measures, or the records.</param>
internal sealed record DuckDbQuestion(string Folder, string Form, int Threads, bool People = false, string? Rows = null);

/// <param name="PeakBytes">Of the process since it started.</param>
/// <param name="Cpu">Seconds over all cores, for this question.</param>
/// <param name="TotalCpu">The same since the process started.</param>
internal sealed record DuckDbAnswer(double Seconds, double Cpu, double TotalCpu, long PeakBytes)
{
    public Timing Timing => new(Seconds, Cpu);
}
