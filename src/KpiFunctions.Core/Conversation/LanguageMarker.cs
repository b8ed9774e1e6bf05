namespace KpiFunctions.Core.Conversation;

/// <summary>The language that a record names (BCP 47).</summary>
internal static class LanguageMarker
{
    public const string English = "en";

    /// <returns>
    /// The primary subtag in lower case; null where none is said. "und" (undetermined), "zxx" (no linguistic content), "mul" and "mis" are of
    /// ISO 639; "qam", "qct", "qht", "qme" and "qst" are what X marks mentions, cashtags, hashtags, media and very short texts with.
    /// </returns>
    public static string? Read(string? language)
    {
        var primary = (language ?? "").Trim().Split('-', '_')[0].ToLowerInvariant();
        return primary is "" or "und" or "zxx" or "mul" or "mis" or "qam" or "qct" or "qht" or "qme" or "qst" ? null : primary == "eng" ? English : primary;
    }
}
