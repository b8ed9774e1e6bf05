namespace KpiFunctions.Core.Clicks;

/// <summary>Classifies one request for a tracking link by what it says of itself. It knows nothing of other requests.</summary>
public static class ClickClassifier
{
    /// <summary>Changes with every change of the rules or of the lists in <see cref="UserAgents"/>.</summary>
    public const int RulesVersion = 2;

    /// <summary>
    /// What a front end that knows addresses may say of the visitor's: "datacenter" or "hosting" makes a click suspect that nothing else speaks against. A
    /// visitor who sends it himself only hurts his own click.
    /// </summary>
    public const string NetworkHeader = "X-Client-Network";

    /// <param name="header">The header's value, null when absent.</param>
    /// <returns>One of <see cref="ClickClasses"/>, never "duplicate".</returns>
    public static string Classify(string method, Func<string, string?> header)
    {
        if (string.Equals(method, "HEAD", StringComparison.OrdinalIgnoreCase)) return ClickClasses.Preview;
        if (Says(header("X-Purpose"), "preview")) return ClickClasses.Preview;
        if (IsPrefetch(header)) return ClickClasses.Prefetch;
        var userAgent = header("User-Agent");
        if (string.IsNullOrWhiteSpace(userAgent)) return ClickClasses.Suspect;
        if (UserAgents.IsPreview(userAgent)) return ClickClasses.Preview;
        if (UserAgents.IsBot(userAgent)) return ClickClasses.Bot;
        return Says(header(NetworkHeader), "datacenter") || Says(header(NetworkHeader), "hosting") ? ClickClasses.Suspect : ClickClasses.Human;
    }

    // Chrome: Sec-Purpose "prefetch;prerender" and older Purpose; Safari: X-Purpose "instant"; Firefox: X-Moz.
    private static bool IsPrefetch(Func<string, string?> header) =>
        Says(header("Sec-Purpose"), "prefetch") || Says(header("Sec-Purpose"), "prerender")
        || Says(header("Purpose"), "prefetch") || Says(header("X-Purpose"), "instant") || Says(header("X-Moz"), "prefetch");

    private static bool Says(string? value, string word) => value?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
