using KpiFunctions.Tests;
using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

/// <summary>
/// The Chromium of this machine, started once for all tests, whose classes run side by side. Nothing is downloaded; without a browser the
/// tests are skipped.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] UsualPaths =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
         "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>Of every window, in CSS pixels.</summary>
    public const int Height = 900;

    // In milliseconds.
    private static readonly float Limit = (float)Patience.Limit.TotalMilliseconds;

    // Nobody knows who is the last to need it: it ends with this process, whose end closes the driver's input.
    private static readonly Lazy<Task<IBrowser?>> Started = new(StartAsync);

    private IBrowser? browser;

    public async Task InitializeAsync() => browser = await Started.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<IBrowser?> StartAsync()
    {
        var path = UsualPaths.Prepend(Environment.GetEnvironmentVariable("CHROMIUM")).FirstOrDefault(File.Exists);
        if (path is null) return null;
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Limit);
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments, Timeout = Limit });
    }

    /// <summary>A fresh browser session (no storage, British English, UTC, 31 March 2026) at the dashboard of a server.</summary>
    /// <param name="address">The server, for example "http://127.0.0.1:7071".</param>
    public async Task<DashboardPage> OpenAsync(string address, string query = "", int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await Browser().NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = Height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        context.SetDefaultTimeout(Limit);
        var page = new DashboardPage(address, await context.NewPageAsync());
        await page.OpenAsync(query);
        return page;
    }

    /// <summary>An empty page of a fresh browser session. The caller disposes its context.</summary>
    public async Task<IPage> NewPageAsync()
    {
        var context = await Browser().NewContextAsync();
        context.SetDefaultTimeout(Limit);
        return await context.NewPageAsync();
    }

    private IBrowser Browser()
    {
        Skip.If(browser is null, "No Chromium found. Install it (apt-get install chromium) or name it in the environment variable CHROMIUM.");
        return browser;
    }
}
