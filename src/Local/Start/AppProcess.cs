using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;

namespace KpiFunctions.Local.Start;

/// <summary>The app as a process of its own.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private const int SigTerm = 15;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Process process;
    private readonly TimeProvider time;

    private AppProcess(Process process, TimeProvider time) => (this.process, this.time) = (process, time);

    public Task Ended => process.WaitForExitAsync();

    public int Id => process.Id;

    public int ExitCode => process.ExitCode;

    /// <param name="folder">The working directory: the app reads local.settings.json there.</param>
    /// <param name="settings">Environment variables besides ours.</param>
    /// <param name="log">Is given each line that the app prints.</param>
    /// <exception cref="StartException">.NET is missing, or the app is not built.</exception>
    public static AppProcess Launch(string folder, IReadOnlyDictionary<string, string> settings, IReadOnlyList<string> args, Action<string> log, TimeProvider time)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet", [Assembly(), .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Pass(line.Data, log);
        process.ErrorDataReceived += (_, line) => Pass(line.Data, log);
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            throw new StartException("dotnet was not found, which runs the app: install the .NET 10 SDK from https://dotnet.microsoft.com/download/dotnet/10.0.");
        }
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, time);
    }

    /// <exception cref="StartException">Something listens at the address already.</exception>
    public static void CheckFree(string url)
    {
        var port = new Uri(url).Port;
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException)
        {
            throw new StartException($"The port {port} is taken: end what listens there, or choose another with --urls http://127.0.0.1:PORT.");
        }
    }

    /// <summary>Returns when the app says that it is well enough to work.</summary>
    /// <exception cref="StartException">It ended, or did not say so in time.</exception>
    public async Task UntilHealthyAsync(HttpClient app, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(StartLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            while (!await IsHealthyAsync(app, either.Token))
            {
                if (process.HasExited) throw new StartException("The app ended before it was ready: its last lines above say why.");
                await Task.Delay(Pause, time, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new StartException($"The app did not become healthy within {StartLimit.TotalSeconds:0} seconds: GET {app.BaseAddress}health says why.");
        }
    }

    /// <summary>Asks the app to stop, and waits until everything it acknowledged is safe and it has ended.</summary>
    public async Task StopAsync()
    {
        if (!process.HasExited && !OperatingSystem.IsWindows()) _ = Kill(process.Id, SigTerm);
        using var limit = new CancellationTokenSource(StopLimit, time);
        try
        {
            // On Windows Ctrl+C has reached the app, which shares our console, without us.
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }
    }

    /// <summary>Ends the app as a crash does: nothing is asked and nothing is saved.</summary>
    public async Task CrashAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
    }

    private static async Task<bool> IsHealthyAsync(HttpClient app, CancellationToken cancel)
    {
        try
        {
            using var answer = await app.GetAsync("health", cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static void Pass(string? line, Action<string> log)
    {
        if (line is not null) log(line);
    }

    private static string Assembly()
    {
        var directory = typeof(AppProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "AppDirectory").Value!;
        var path = Path.Combine(directory, "KpiFunctions.dll");
        return File.Exists(path) ? path : throw new StartException($"The app is not built at {path}: build the solution.");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
}
