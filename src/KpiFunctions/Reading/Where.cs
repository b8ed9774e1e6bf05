using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Reading;

/// <summary>A filter by an attribute of posts, campaigns or influencers that no rows are kept for: "contentType=reel". It is answered from the members' rows.</summary>
internal sealed record Where(Grouping Grouping, Dimension Of, string Member)
{
    private static readonly IReadOnlyList<Dimension> OfPosts = [Dimension.Campaign, Dimension.Influencer, Dimension.Platform, Dimension.Post];

    private static readonly string Names = string.Join(", ", Grouping.All.Where(IsOfEntry).Select(grouping => grouping.Name).Distinct());

    /// <returns>Neither where the text is empty.</returns>
    public static (Where? Where, BadParameter? Bad) Read(string text, Scope scope, Dimension? listed)
    {
        if (text.Length == 0) return (null, null);
        var split = text.IndexOf('=', StringComparison.Ordinal);
        if (split < 1 || split == text.Length - 1 || Grouping.All.FirstOrDefault(each => IsOfEntry(each) && each.Name == text[..split]) is not { } grouping)
            return (null, new("where", $"Write it as contentType=reel; the attributes are: {Names}."));
        _ = DimensionNames.TryParse(grouping.Of, out var of);
        var where = new Where(grouping, of, Uri.UnescapeDataString(text[(split + 1)..]));
        return where.IsKept(scope, listed) ? (where, null) : (null, new("where", $"No rows are kept that tell {grouping.Name} of this combination."));
    }

    /// <summary>The dimensions of the rows that are read: those of posts tell everything that the registry says of a post.</summary>
    public IReadOnlyList<Dimension> Dimensions(Scope scope, Dimension? listed) =>
        IsByPost(scope, listed) ? [Dimension.Post] : All(scope, listed);

    public bool Has(RegistryEntry? entry, ReportingZone zone) =>
        (entry is null ? [] : Grouping.GroupsOf(entry, zone)).DefaultIfEmpty(Scope.Unknown).Contains(Member, StringComparer.OrdinalIgnoreCase);

    public override string ToString() => $"{Grouping.Name}={Uri.EscapeDataString(Member)}";

    // Tiers are looked up in reference data, coupons are no dimension.
    private static bool IsOfEntry(Grouping grouping) => grouping.Name != Grouping.Tier && DimensionNames.TryParse(grouping.Of, out _);

    private bool IsKept(Scope scope, Dimension? listed) => IsByPost(scope, listed)
        ? All(scope, listed).All(OfPosts.Contains)
        : Scope.Sets.Any(set => set.SequenceEqual(All(scope, listed)));

    private bool IsByPost(Scope scope, Dimension? listed) => All(scope, listed).Contains(Dimension.Post);

    private List<Dimension> All(Scope scope, Dimension? listed) =>
        [.. scope.Members.Select(member => member.Dimension).Append(Of).Append(listed ?? Of).Distinct().Order()];
}
