using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Comparisons;

/// <summary>Whether a post belongs to a scope, as the registry says.</summary>
internal static class PostsWithin
{
    /// <param name="post">Null: the registry does not know it; it then belongs to everything only.</param>
    public static bool Has(Scope scope, RegistryEntry? post) => scope.Members.All(member => post is not null && (post[member.Dimension.WireName()] ?? Scope.Unknown) == member.Member);
}
