using System.Globalization;
using KpiFunctions.Benchmarks.Rollup;
using KpiFunctions.Benchmarks.Support;

if (args is [RollupBenchmark.OneShot, var folder, var threads])
{
    RollupBenchmark.RunOnce(folder, int.Parse(threads, CultureInfo.InvariantCulture));
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
        "rollup" => RollupBenchmark.RunAsync(options),
        _ => Task.CompletedTask,
    });
}
return 0;
