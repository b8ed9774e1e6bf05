using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace KpiFunctions.Local.FunctionsRuntime.Azurite;

/// <summary>
/// An Azurite that this process started. It ends, saving everything it acknowledged, when it is disposed or when this process ends in
/// any way.
/// </summary>
internal sealed partial class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process process;
    private readonly TimeProvider time;
    private readonly Dictionary<string, int> listening = [];
    private readonly List<string> errors = [];
    private readonly TaskCompletionSource<AzuritePorts> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AzuriteProcess(Process process, TimeProvider time) => (this.process, this.time) = (process, time);

    public AzuritePorts Ports { get; private set; } = AzuritePorts.Any;

    /// <summary>Starts Azurite and returns when all three services accept connections.</summary>
    /// <param name="ports">The ports to listen on.</param>
    /// <param name="location">The directory for its data, or null to keep the data in memory only.</param>
    /// <param name="time">Measures how long the start may take.</param>
    /// <param name="cancellation">Gives up waiting, and ends Azurite again.</param>
    /// <exception cref="ConfigurationException">Node.js or Azurite is missing, or Azurite could not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        AzuritePorts ports, string? location, TimeProvider time, CancellationToken cancellation)
    {
        var azurite = new AzuriteProcess(new Process { StartInfo = StartInfo(ports, location) }, time);
        azurite.Launch();
        try
        {
            var ended = azurite.process.WaitForExitAsync(cancellation);
            await Task.WhenAny(azurite.ready.Task, ended).WaitAsync(StartLimit, time, cancellation);
            azurite.Ports = azurite.ready.Task.IsCompletedSuccessfully
                ? azurite.ready.Task.Result
                : throw new ConfigurationException($"Azurite could not start: {azurite.Said()}");
            return azurite;
        }
        catch (Exception exception)
        {
            await azurite.DisposeAsync();
            if (exception is not TimeoutException) throw;
            throw new ConfigurationException($"Azurite did not start within {StartLimit.TotalSeconds:0} seconds: {azurite.Said()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        CloseInput();
        using var limit = new CancellationTokenSource(StopLimit, time);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // It still ends by itself: killing it would lose up to five seconds of acknowledged writes.
        }
        process.Dispose();
    }

    private static ProcessStartInfo StartInfo(AzuritePorts ports, string? location) => new("node",
    [
        AzuriteInstallation.StartScript(), "--silent", "--skipApiVersionCheck", "--disableTelemetry",
        "--blobPort", $"{ports.Blob}", "--queuePort", $"{ports.Queue}", "--tablePort", $"{ports.Table}",
        .. location is null ? ["--inMemoryPersistence"] : new[] { "--location", location },
    ])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private void Launch()
    {
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => HearError(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            throw new ConfigurationException(
                "Node.js was not found, which runs the storage emulator Azurite: install Node.js 20 or newer from https://nodejs.org.");
        }
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        if (line is null || ListeningLine().Match(line) is not { Success: true } match) return;

        listening[match.Groups["service"].Value] = int.Parse(match.Groups["port"].Value);
        if (listening.Count == 3) ready.TrySetResult(new(listening["Blob"], listening["Queue"], listening["Table"]));
    }

    private void HearError(string? line)
    {
        if (line is null) return;
        lock (errors) errors.Add(line);
    }

    private string Said()
    {
        lock (errors) return errors.Count == 0 ? "it did not say why." : string.Join(' ', errors);
    }

    private void CloseInput()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }

    [GeneratedRegex(@"^Azurite (?<service>\w+) service is successfully listening at \S+:(?<port>\d+)$")]
    private static partial Regex ListeningLine();
}
