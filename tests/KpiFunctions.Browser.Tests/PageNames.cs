namespace KpiFunctions.Browser.Tests;

/// <summary>The dashboard's pages and their views, each with what its address adds.</summary>
internal static class PageNames
{
    public static readonly string[] All =
    [
        "overview", "campaigns", "influencers", "influencers?id=lena", "traffic", "posts", "audience", "conversation", "competitors", "calendar", "compare", "attribution?conversion=o-1",
        "experiments", "goals", "data", "data?tab=webhooks&source=shop", "data?tab=conflicts", "data?tab=unresolved", "data?tab=audit", "data?tab=health", "links?qr=lena-spring",
        "settings?kind=goals&id=sales", "definitions",
    ];

    public static TheoryData<string> Data() => [.. All];

    /// <summary>What comes after /dashboard, with the days of the canned answers.</summary>
    public static string Path(string page) => page == "overview" ? "?from=2026-03-04&to=2026-03-31" : $"/{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}from=2026-03-04&to=2026-03-31";
}
