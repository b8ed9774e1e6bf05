using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Influencers;

/// <summary>What a creator's posts are like: each format, topic and tone with the share of the posts that have it. Topics may overlap, so shares of one kind need not add up to 1.</summary>
/// <param name="Tag">"format:video", "topic:hiking", "tone:funny".</param>
public sealed record ContentStyle(string Tag, double Share)
{
    private static readonly (string Kind, string Field)[] Kinds = [("format", "contentType"), ("topic", "topics"), ("tone", "tone")];

    /// <summary>By kind, then the largest share first.</summary>
    public static IReadOnlyList<ContentStyle> Of(IReadOnlyCollection<RegistryEntry> posts) =>
    [
        .. from kind in Kinds
           from tag in posts.SelectMany(post => TagList.Of(post[kind.Field]).Distinct()).CountBy(tag => tag)
                .OrderByDescending(tag => tag.Value).ThenBy(tag => tag.Key, StringComparer.Ordinal)
           select new ContentStyle($"{kind.Kind}:{tag.Key}", (double)tag.Value / posts.Count),
    ];
}
