using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using KpiFunctions.Local.SampleBrand;
using KpiFunctions.Local.Start;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>The built app as a child process on a port that the system gives it, with settings of its own. Its timer never fires by itself.</summary>
internal sealed partial class RunningApp : IAsyncDisposable
{
    private const string Never = "0 0 0 1 1 *";

    private readonly AppProcess process;
    private readonly ConcurrentQueue<string> log;
    private readonly AppUnderTest setUp;

    private RunningApp(AppProcess process, ConcurrentQueue<string> log, AppUnderTest setUp, HttpClient http) =>
        (this.process, this.log, this.setUp, Http) = (process, log, setUp, http);

    public HttpClient Http { get; }

    /// <summary>What the app has printed, for a failing test to show.</summary>
    public string Log => string.Join('\n', log);

    public static async Task<RunningApp> StartAsync(AppUnderTest setUp)
    {
        var log = new ConcurrentQueue<string>();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = AppProcess.Launch(setUp.Folder, Settings(setUp), ["--Urls=http://127.0.0.1:0"], Hear, new PatientTime());
        var app = new RunningApp(process, log, setUp, new HttpClient { Timeout = Patience.Limit });
        try
        {
            await Task.WhenAny(address.Task, process.Ended).WaitAsync(Patience.Limit);
            app.Http.BaseAddress = address.Task.IsCompleted ? await address.Task : throw new StartException("The app ended before it listened.");
            await process.UntilHealthyAsync(app.Http, CancellationToken.None);
            return app;
        }
        catch (Exception exception) when (exception is StartException or TimeoutException)
        {
            await app.DisposeAsync();
            throw new InvalidOperationException($"{exception.Message}\n{app.Log}", exception);
        }

        void Hear(string line)
        {
            log.Enqueue(line);
            if (ListeningLine().Match(line) is { Success: true } listening) address.TrySetResult(new Uri(listening.Groups["address"].Value));
        }
    }

    public async Task LoadAsync(Brand brand)
    {
        var imported = await ImportWait.BeginAsync(Http, TimeProvider.System, CancellationToken.None);
        await DeliverAsync(brand, new LoadProgress(setUp.Deliveries(brand)));
        await ImportAsync(brand, imported, _ => { });
        await RollUpAsync((_, _) => { });
    }

    public Task DeliverAsync(Brand brand, LoadProgress progress) =>
        new SampleLoader(Http, new BlobContainerClient(setUp.Storage, "imports"), setUp.Secrets, TimeProvider.System)
            .DeliverAsync(setUp.Deliveries(brand), progress, CancellationToken.None);

    public Task ImportAsync(Brand brand, ImportWait imported, Action<int> done) =>
        imported.UntilDoneAsync([.. setUp.Deliveries(brand).Where(delivery => delivery.IsBlob).Select(delivery => delivery.Name)], done, CancellationToken.None);

    public Task RollUpAsync(Action<int, int> merged) => RollupWait.UntilMergedAsync(Http, TimeProvider.System, merged, CancellationToken.None);

    /// <summary>SIGKILL, sent before this returns.</summary>
    public Task CrashAsync() => process.CrashAsync();

    /// <summary>SIGSTOP, sent before this returns, and SIGCONT at its disposal.</summary>
    public PausedProcess Pause() => new(process.Id);

    /// <summary>SIGTERM.</summary>
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Http.Dispose();
    }

    private static Dictionary<string, string> Settings(AppUnderTest setUp) => new(setUp.SenderSettings.Concat(setUp.Further))
    {
        ["AzureWebJobsStorage"] = setUp.Storage,
        ["ReportingZone"] = setUp.Zone,
        ["ReportingCurrency"] = setUp.Currency,
        ["RollupSchedule"] = Never,
        ["RetryUnfinishedAfter"] = setUp.RetryUnfinishedAfter,
        ["EventLog__Budget"] = $"{Patience.Limit}",
        ["ClickKey"] = AppUnderTest.ClickKey,
        ["PersonKey"] = AppUnderTest.PersonKey,
    };

    [GeneratedRegex(@"Listening on (?<address>http://127\.0\.0\.1:\d+)")]
    private static partial Regex ListeningLine();
}

/// <summary>What stays the same when the app is started again.</summary>
/// <param name="Storage">The connection string of the test's own Azurite.</param>
internal sealed record AppUnderTest(string Storage, string Zone, string Currency)
{
    public const string ClickKey = "click ids of tests are signed with this";
    public const string PersonKey = "people of tests are hashed with this one";

    /// <summary>Must outlast the queue: a run that merely waits for its turn would be planned again and again.</summary>
    public string RetryUnfinishedAfter { get; init; } = "00:15:00";

    /// <summary>Settings of one test; names with two underscores.</summary>
    public IReadOnlyDictionary<string, string> Further { get; init; } = new Dictionary<string, string>();

    public string Folder { get; } = Directory.CreateTempSubdirectory("kpifunctions-").FullName;

    public string SenderSecret { get; } = "whsec_" + Convert.ToBase64String(SHA256.HashData("sender"u8));

    /// <summary>Of every sender of the sample brand.</summary>
    public IReadOnlyDictionary<string, string> Secrets => SampleSenders.SecretSettings.Keys.ToDictionary(
        sender => sender, sender => sender == SampleSenders.Shop ? SenderSecret : Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(sender))));

    public Dictionary<string, string> SenderSettings => SampleSenders.SecretSettings.ToDictionary(sender => sender.Value, sender => Secrets[sender.Key])
        .Concat(SampleSenders.Presets.ToDictionary(sender => $"Senders:{sender.Key}:Preset", sender => sender.Value))
        .ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);

    public IReadOnlyList<Delivery> Deliveries(Brand brand) => brand.Deliveries(Loading.ClickIds(ClickKey, PersonKey));
}
