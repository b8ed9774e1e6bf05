using System.Diagnostics;

namespace KpiFunctions.Benchmarks.Support;

/// <summary>Another process: a contender measured as a whole, or a baseline that must not share this process's memory.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    private ChildProcess(Process process) => this.process = process;

    public static ChildProcess Start(string program, IEnumerable<string> arguments, string? directory = null) =>
        new(Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = directory ?? "",
        })!);

    /// <summary>This program once more.</summary>
    public static ChildProcess StartSelf(params string[] arguments) =>
        Start(Environment.ProcessPath!, Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [typeof(ChildProcess).Assembly.Location, .. arguments]
            : arguments);

    /// <summary>Its last line of output, and the seconds from start to end.</summary>
    public static async Task<(string LastLine, double Seconds)> RunAsync(Func<ChildProcess> start)
    {
        var begin = Stopwatch.GetTimestamp();
        using var child = start();
        var output = await child.process.StandardOutput.ReadToEndAsync();
        await child.process.WaitForExitAsync();
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        if (child.process.ExitCode != 0) throw new InvalidOperationException($"A measured process ended with {child.process.ExitCode}: {output}");
        return (output.TrimEnd().Split('\n')[^1], seconds);
    }

    /// <summary>Seconds of processor time over all cores so far.</summary>
    public double Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>The most memory that it has held so far.</summary>
    public long PeakBytes
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    public async Task<string> AskAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        return await ReadLineAsync();
    }

    public async Task<string> ReadLineAsync() =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The other process ended before it answered.");

    /// <summary>Children end when their input ends.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
