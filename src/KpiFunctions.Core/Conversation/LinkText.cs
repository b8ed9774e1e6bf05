using System.Buffers;

namespace KpiFunctions.Core.Conversation;

/// <summary>What counts as a link in a text: a web address, or a host name with one of the usual endings that nobody writes by accident.</summary>
internal static class LinkText
{
    // "it.is" or "love.it" without a space are typing mistakes more often than hosts, so only these endings count without a scheme.
    private static readonly string[] Endings =
    [
        "com", "net", "org", "info", "biz", "shop", "store", "online", "site", "xyz", "app", "link", "example", "ly", "gl", "co", "io", "ru", "tk", "ee",
    ];

    private static readonly SearchValues<char> HostCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

    /// <returns>The length of the link that the text begins with, up to the next whitespace; 0 for none.</returns>
    public static int LengthOf(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && !char.IsWhiteSpace(rest[length])) length++;
        var chunk = rest[..length].TrimEnd(".,;:!?)\"");
        return HasPrefix(chunk) || EndsLikeHost(chunk) ? chunk.Length : 0;
    }

    private static bool HasPrefix(ReadOnlySpan<char> chunk) =>
        Begins(chunk, "http://") || Begins(chunk, "https://") || Begins(chunk, "www.");

    private static bool Begins(ReadOnlySpan<char> chunk, string prefix) =>
        chunk.Length > prefix.Length && chunk.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool EndsLikeHost(ReadOnlySpan<char> chunk)
    {
        var slash = chunk.IndexOf('/');
        var host = slash < 0 ? chunk : chunk[..slash];
        var dot = host.LastIndexOf('.');
        if (dot < 1 || host.ContainsAnyExcept(HostCharacters)) return false;
        foreach (var ending in Endings)
            if (host[(dot + 1)..].Equals(ending, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
