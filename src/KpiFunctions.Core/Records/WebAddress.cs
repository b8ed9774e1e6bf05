namespace KpiFunctions.Core.Records;

/// <summary>An address of the web as people paste it: with or without its scheme, with the parameters that sharing and advertising append.</summary>
/// <param name="Host">Lower case, without "www."; with its port where that is unusual.</param>
/// <param name="Path">Unescaped, without slashes at its ends.</param>
/// <param name="Query">With its question mark, without tracking parameters; empty when nothing else is there.</param>
internal sealed record WebAddress(string Host, string Path, string Query)
{
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "ttclid", "twclid", "li_fat_id", "mc_cid", "mc_eid", "igsh", "igshid", "ig_rid", "si", "feature",
        "is_from_webapp", "sender_device", "sender_web_id", "_r", "_t", "mibextid", "rdid", "share_url", "xmt", "trk", "trackingid", "kpi_click",
    };

    private const string TrackingPrefix = "utm_";

    /// <summary>One way to write it: host, path and what is left of the query.</summary>
    public string Text => Path.Length == 0 ? Host + Query : $"{Host}/{Path}{Query}";

    /// <returns>Null when the text is no address. Without a scheme it is one only if what stands before its first slash is a host that <paramref name="isHost"/> knows.</returns>
    public static WebAddress? Read(string text, Func<string, bool> isHost)
    {
        var bare = text.Trim();
        if (!bare.Contains('/')) return null;
        if (!bare.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !bare.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            bare = bare.TrimStart('/');
            if (!isHost(Plain(bare.Split('/', 2)[0]))) return null;
            bare = "https://" + bare;
        }
        return Uri.TryCreate(bare, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? Of(uri) : null;
    }

    // X once kept its paths behind #!.
    private static WebAddress Of(Uri uri)
    {
        var path = uri.Fragment.StartsWith("#!/", StringComparison.Ordinal) ? uri.Fragment[3..].Split('?')[0] : uri.AbsolutePath;
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString);
        var query = uri.Query.TrimStart('?').Replace("&amp;", "&", StringComparison.Ordinal).Split('&').Where(part => part.Length > 0 && !IsTracking(part.Split('=')[0]));
        return new WebAddress(Plain(uri.Authority), string.Join('/', parts), string.Join('&', query) is { Length: > 0 } left ? "?" + left : "");
    }

    private static bool IsTracking(string name) => name.StartsWith(TrackingPrefix, StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);

    private static string Plain(string host)
    {
        var lower = host.ToLowerInvariant().TrimEnd('.');
        return lower.StartsWith("www.", StringComparison.Ordinal) ? lower[4..] : lower;
    }
}
