using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

/// <summary>The dashboard as its readers find it: by names and words, at any server's address.</summary>
public sealed class DashboardPage : IAsyncDisposable
{
    private static readonly DateTime Today = DateTime.Parse("2026-03-31T12:00:00Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private readonly string address;

    public DashboardPage(string address, IPage page)
    {
        this.address = address;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Request += (_, request) => Requested.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors of the console, which is where a broken content security policy shows.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    public ConcurrentQueue<string> Requested { get; } = new();

    public async Task OpenAsync(string query)
    {
        await Page.Clock.SetFixedTimeAsync(Today);
        await Page.GotoAsync($"{address}/dashboard{query}");
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Campaign KPIs" }).WaitForAsync();
    }

    /// <summary>The tile of one headline KPI.</summary>
    public ILocator Figure(string kpi) => Page.Locator($".figure[data-kpi={kpi}]");

    public ILocator Ranking => Page.GetByRole(AriaRole.Region, new() { Name = "Influencers" }).GetByRole(AriaRole.Table);

    public ILocator Imports => Page.GetByRole(AriaRole.Region, new() { Name = "Imports" }).GetByRole(AriaRole.Table);

    public ILocator Canvas => Page.Locator(".chart canvas");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>Returns when every section has its numbers: nothing on the page will move any more.</summary>
    public async Task UntilCompleteAsync()
    {
        foreach (var part in new[] { Ranking, Imports, Canvas }) await Assertions.Expect(part).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".skeleton, [aria-busy=true]")).ToHaveCountAsync(0);
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
