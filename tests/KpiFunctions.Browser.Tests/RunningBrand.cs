using KpiFunctions.Local.SampleBrand;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.EndToEnd;

namespace KpiFunctions.Browser.Tests;

/// <summary>The app as a process on an Azurite of its own, with the whole sample brand counted. Loaded once for all tests that read it.</summary>
public sealed class RunningBrand : IAsyncLifetime
{
    private readonly AzuriteFixture azurite = new();
    private RunningApp? app;

    public HttpClient Http => app!.Http;

    public string Address => Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>What comes after /dashboard to see a page over all days of the brand.</summary>
    public string Path(string page) => $"{(page == "overview" ? "" : $"/{page}")}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Days}";

    public static Brand Brand { get; } = Brand.Make(new());

    public string Days { get; } = $"from={Brand.Options.FirstDay:yyyy-MM-dd}&to={Brand.Options.LastDay:yyyy-MM-dd}";

    internal Task RollUpAsync() => app!.RollUpAsync((_, _) => { });

    public async Task InitializeAsync()
    {
        await azurite.InitializeAsync();
        app = await RunningApp.StartAsync(new(azurite.ConnectionString, "Europe/Berlin", "EUR"));
        await app.LoadAsync(Brand);
    }

    public async Task DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        await azurite.DisposeAsync();
    }
}
