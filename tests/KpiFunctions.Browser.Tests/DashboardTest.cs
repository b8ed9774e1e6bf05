using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

/// <summary>A test of the page before a canned API of its own.</summary>
public abstract class DashboardTest(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    internal CannedApi Api { get; private set; } = null!;

    public async Task InitializeAsync() => Api = await CannedApi.StartAsync();

    public async Task DisposeAsync() => await Api.DisposeAsync();

    internal Task<DashboardPage> OpenAsync(string query = "", int width = 1440, ColorScheme scheme = ColorScheme.Light) =>
        chromium.OpenAsync(Api.Address, query, width, scheme);

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
