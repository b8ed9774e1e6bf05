using System.Globalization;
using KpiFunctions.Benchmarks.Attribution;
using KpiFunctions.Benchmarks.Imports;
using KpiFunctions.Benchmarks.Ingest;
using KpiFunctions.Benchmarks.Queries;
using KpiFunctions.Benchmarks.Rollup;
using KpiFunctions.Benchmarks.Scale;
using KpiFunctions.Benchmarks.Servers;
using KpiFunctions.Benchmarks.Support;

if (args is [RollupBenchmark.OneShot, var folder, var threads])
{
    RollupBenchmark.RunOnce(folder, int.Parse(threads, CultureInfo.InvariantCulture));
    return 0;
}
if (args is [ImportBenchmark.OneShot, var name, var parent, var rows])
{
    await ImportBenchmark.RunOnceAsync(name, parent, int.Parse(rows, CultureInfo.InvariantCulture));
    return 0;
}
if (args is [ServerProcess.Serve, var what])
{
    await ServerProcess.RunAsync(what);
    return 0;
}
if (BenchmarkOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 1;
}
MachineFacts.Print();
foreach (var part in options.Parts)
{
    Console.WriteLine();
    Console.WriteLine($"## {part}");
    await (part switch
    {
        "ingest" => IngestBenchmark.RunAsync(options),
        "import" => ImportBenchmark.RunAsync(options),
        "rollup" => RollupBenchmark.RunAsync(options),
        "scale" => ScaleBenchmark.RunAsync(options),
        "attribution" => AttributionBenchmark.RunAsync(options),
        _ => QueryBenchmark.RunAsync(options),
    });
}
return 0;
