namespace KpiFunctions.Core.Rollups;

/// <summary>What the name of a part of a day says: "Country=US&amp;Device=mobile" is a part of the breakdown "Country&amp;Device".</summary>
internal static class CountPart
{
    private static readonly string[] PageWords = ["page", "screen", "event", "content", "item"];

    private static readonly string[] OncePerSession = ["session", "first user", "landing"];

    /// <summary>Empty for the whole day. Parts of one breakdown sum to the day, those of several would count it again.</summary>
    public static string BreakdownOf(string? part) => part is null ? "" : string.Join('&', part.Split('&').Select(NameOf));

    /// <summary>A session sees many pages and is counted for each of them.</summary>
    public static bool IsByPage(string breakdown) =>
        breakdown.Split('&').Any(name => Any(PageWords, name.Contains) && !Any(OncePerSession, name.StartsWith));

    /// <summary>The value of the first name that is meant; null when none is.</summary>
    public static string? ValueOf(string? part, Func<string, bool> isMeant)
    {
        var found = part?.Split('&').FirstOrDefault(each => isMeant(NameOf(each)));
        return found is null || found.IndexOf('=') is not (> 0 and var end) ? null
            : found[(end + 1)..].Replace("%26", "&", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
    }

    private static bool Any(string[] words, Func<string, StringComparison, bool> has) => words.Any(word => has(word, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(string part) => part.IndexOf('=') is > 0 and var end ? part[..end] : "-";
}
