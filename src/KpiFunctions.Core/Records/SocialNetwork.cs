using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Records;

/// <summary>
/// How a network's addresses name posts and accounts. Patterns are of path and query, as in "watch?v=dQw4w9WgXcQ"; their group <c>id</c> is the
/// network's own id. They run in linear time, whatever a stranger pastes.
/// </summary>
internal sealed class SocialNetwork(string name, string hosts, string posts, string accounts)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    // Pages of an account, which all name the account.
    private const string Tab = "(/(reels|tagged|videos|shorts|streams|live|featured|playlists|community|about|posts|photos|likes|media|with_replies|clips|followers|following))?";

    private readonly Regex host = new($@"\A({hosts})\z", Options);
    private readonly Regex post = new($@"\A({posts})([/?].*)?\z", Options);
    private readonly Regex account = new($@"\A({accounts}){Tab}(\?.*)?\z", Options);

    private readonly Regex? opaque;

    public string Name { get; } = name;

    /// <summary>Addresses that name something, but not by an id: short links, which only the network can follow.</summary>
    public string Opaque { init => opaque = new Regex(value, Options); }

    /// <summary>Words that stand where a handle would.</summary>
    public IReadOnlySet<string> Reserved { get; init; } = new HashSet<string>();

    public bool Has(string hostName) => host.IsMatch(hostName);

    public SocialPlace Find(WebAddress address)
    {
        var place = address.Path + address.Query;
        if (opaque?.IsMatch(address.Text) == true) return new SocialPlace(Name, SocialPlaceKind.Unclear, address.Text);
        if (IdIn(post, place) is { } postId) return new SocialPlace(Name, SocialPlaceKind.Post, postId);
        if (IdIn(account, place) is { } handle)
            return new SocialPlace(Name, Reserved.Contains(handle.ToLowerInvariant()) ? SocialPlaceKind.Nothing : SocialPlaceKind.Account, handle);
        return new SocialPlace(Name, address.Path.Length == 0 ? SocialPlaceKind.Nothing : SocialPlaceKind.Unclear, address.Text);
    }

    private static string? IdIn(Regex pattern, string place) => pattern.Match(place) is { Success: true } match ? match.Groups["id"].Value : null;
}

/// <summary>What an address names.</summary>
/// <param name="Id">The post's id as the network writes it, or the account's handle; of an unclear place the address in its one form.</param>
internal sealed record SocialPlace(string Network, SocialPlaceKind Kind, string Id);

internal enum SocialPlaceKind
{
    Post,
    Account,

    /// <summary>A post or an account, and the address does not say which one.</summary>
    Unclear,

    /// <summary>The network itself: its front page, its search.</summary>
    Nothing,
}
