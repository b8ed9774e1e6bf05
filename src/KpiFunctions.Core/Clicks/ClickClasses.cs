namespace KpiFunctions.Core.Clicks;

/// <summary>How a click is classified. Every click is kept; the headline KPI counts the human ones.</summary>
public static class ClickClasses
{
    public const string Human = "human";

    /// <summary>A program that says so in its user agent.</summary>
    public const string Bot = "bot";

    /// <summary>A chat app, social network or HEAD request that looks at where a link leads.</summary>
    public const string Preview = "preview";

    /// <summary>A browser that loads ahead of a click which may never come.</summary>
    public const string Prefetch = "prefetch";

    /// <summary>The same person followed the same link within the last hour.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Nothing says what it is: no user agent, or a browser in a data centre.</summary>
    public const string Suspect = "suspect";

    public static readonly IReadOnlyList<string> All = [Human, Bot, Preview, Prefetch, Duplicate, Suspect];
}
