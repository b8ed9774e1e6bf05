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
        await Page.GetByText("Campaign KPIs").First.WaitForAsync();
    }

    /// <summary>The tile of one headline KPI.</summary>
    public ILocator Figure(string kpi) => Page.Locator($".figure[data-kpi={kpi}]");

    public ILocator Ranking => Card("Influencers").GetByRole(AriaRole.Table);

    /// <summary>A part of the page by its title.</summary>
    public ILocator Card(string title) => Page.Locator("section.card").Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true, Level = 2 }) });

    /// <summary>What explains one number.</summary>
    public ILocator Explanation => Page.GetByRole(AriaRole.Dialog);

    public ILocator Imports => Card("Imports").GetByRole(AriaRole.Table);

    public ILocator Canvas => Page.Locator(".chart canvas");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>Turns the screen the page is on, as a phone is turned or a theme chosen, and returns when nothing is on its way.</summary>
    public async Task ShowAsync(int width, ColorScheme scheme)
    {
        await Page.SetViewportSizeAsync(width, Chromium.Height);
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await UntilQuietAsync();
    }

    /// <summary>Returns when nothing on the page is on its way any more.</summary>
    public async Task UntilQuietAsync() => await Assertions.Expect(Page.Locator(".skeleton, [aria-busy=true]")).ToHaveCountAsync(0);

    /// <summary>Returns when every section of the overview has its numbers: nothing on the page will move any more.</summary>
    public async Task UntilCompleteAsync()
    {
        foreach (var part in new[] { Ranking, Canvas }) await Assertions.Expect(part).ToBeVisibleAsync();
        await UntilQuietAsync();
    }

    /// <summary>Opens the tables behind the charts: their numbers are the picture's.</summary>
    public async Task OpenTablesAsync() => await Page.EvaluateAsync("document.querySelectorAll('details.behind').forEach(each => each.open = true)");

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
