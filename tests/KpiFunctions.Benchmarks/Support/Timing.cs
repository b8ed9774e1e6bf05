using System.Diagnostics;

namespace KpiFunctions.Benchmarks.Support;

/// <summary>How long one run took, and how much processor time it used: on a machine with neighbours the second is the steadier of the two.</summary>
/// <param name="Cpu">Seconds over all cores.</param>
internal readonly record struct Timing(double Seconds, double Cpu)
{
    /// <summary>Of something that this process does alone.</summary>
    public static async Task<Timing> OfAsync(Func<Task> run)
    {
        var (begin, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await run();
        return new Timing(Stopwatch.GetElapsedTime(begin).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
    }

    public static Task<Timing> OfAsync(Action run) => OfAsync(() =>
    {
        run();
        return Task.CompletedTask;
    });
}

/// <summary>What a contender's runs gave.</summary>
internal sealed record Measured(Sample Seconds, Sample Cpu)
{
    public static Measured Of(IReadOnlyList<Timing> runs) => new(Sample.Of(runs.Select(run => run.Seconds)), Sample.Of(runs.Select(run => run.Cpu)));
}
