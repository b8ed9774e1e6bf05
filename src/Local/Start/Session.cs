using KpiFunctions.Local.SampleBrand;

namespace KpiFunctions.Local.Start;

/// <summary>One run: the app from its start to its end, with the sample brand in between.</summary>
internal static class Session
{
    /// <returns>The exit code: 0, or the app's own when it ended by itself.</returns>
    public static async Task<int> RunAsync(StartOptions options, TextWriter screen, TimeProvider time, CancellationToken cancel)
    {
        var root = Repository.Find(Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        var file = options.SettingsFile is { } named ? SettingsFile.Open(Path.GetFullPath(named)) : SettingsFile.OpenOrCreate(root);
        var settings = new AppSettings(file, options);
        switch (options.Command)
        {
            case "new-key": NewSecret.Key(file, options.Subject!, screen); break;
            case "new-secret": NewSecret.ForSender(file, options.Subject!, screen); break;
            case "upload": await Upload.RunAsync(settings, options.Subject!, screen, cancel); break;
            default: return await StartAsync(root, settings, options, screen, time, cancel);
        }
        return 0;
    }

    private static async Task<int> StartAsync(
        string root, AppSettings settings, StartOptions options, TextWriter screen, TimeProvider time, CancellationToken cancel)
    {
        AppProcess.CheckFree(settings.Url);
        await using var process = AppProcess.Launch(root, settings.Environment, settings.Arguments, screen.WriteLine, time);
        using var app = Client(settings);
        await process.UntilHealthyAsync(app, cancel);

        var brand = Brand.Make(new());
        if (options.Sample) await WhileItRunsAsync(process, new Loading(settings, app, screen, time).RunAsync(brand, cancel));
        if (options.ExitAfterLoad) return 0;
        Welcome.Print(screen, settings, options.Sample ? brand.Options : null, time.GetUtcNow());
        await process.Ended.WaitAsync(cancel);
        return process.ExitCode;
    }

    private static HttpClient Client(AppSettings settings)
    {
        var client = new HttpClient { BaseAddress = new Uri(settings.Url + "/") };
        if (settings.FunctionKey is { } key) client.DefaultRequestHeaders.Add("x-functions-key", key);
        return client;
    }

    // Whatever the work then fails with, the app's end is the reason.
    private static async Task WhileItRunsAsync(AppProcess process, Task work)
    {
        if (await Task.WhenAny(process.Ended, work) != work) throw new StartException($"The app ended with exit code {process.ExitCode}: its last lines above say why.");
        await work;
    }
}
