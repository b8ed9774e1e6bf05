using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Reading;

/// <summary>What a post belongs to, as the registry says: its own entry, else its account's, else the platform that its id begins with. Rows of posts are kept for no other dimension.</summary>
internal static class PostsWithin
{
    public static bool Has(Scope scope, string post, RegistrySnapshot registry) => scope.Members.All(member => MemberOf(member.Dimension, post, registry) == member.Member);

    public static string MemberOf(Dimension dimension, string post, RegistrySnapshot registry)
    {
        if (dimension == Dimension.Post) return post;
        var entry = registry.Find(RegistryKind.Posts, post);
        var account = registry.Find(RegistryKind.Accounts, entry?["account"]);
        return entry?[dimension.WireName()] ?? dimension switch
        {
            Dimension.Influencer => account?["influencer"],
            Dimension.Platform => account?["platform"] ?? Prefix(post),
            _ => null,
        } ?? Scope.Unknown;
    }

    private static string? Prefix(string post) => post.IndexOf(':') is > 0 and var colon ? post[..colon] : null;
}
