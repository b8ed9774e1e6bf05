using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// The rows of a day while they add up. A record goes to exactly one member of every dimension set, so that the members of a set sum to the total.
/// </summary>
internal sealed class RowTable
{
    private readonly Dictionary<Scope, RowPart> rows = [];
    private readonly Dictionary<Members, RowPart[]> partsOf = [];

    public IReadOnlyDictionary<Scope, RowPart> Rows => rows;

    /// <summary>The rows that a record with these members adds to: one of every dimension set.</summary>
    public IReadOnlyList<RowPart> Of(Members members)
    {
        // The account is no dimension of a row; leaving it out keeps the cache small.
        var key = members with { Account = null };
        if (!partsOf.TryGetValue(key, out var parts))
            partsOf[key] = parts = [.. Scope.Sets.Select(set => Of(ScopeOf(key, set)))];
        return parts;
    }

    public RowPart Of(Scope scope)
    {
        if (!rows.TryGetValue(scope, out var part)) rows[scope] = part = new RowPart();
        return part;
    }

    public void Add(Scope scope, RowPart part) => Of(scope).Add(part);

    private static Scope ScopeOf(Members members, IReadOnlyList<Dimension> set) =>
        Scope.Of(set.Select(dimension => (dimension, Member(members, dimension) ?? Scope.Unknown)));

    private static string? Member(Members members, Dimension dimension) => dimension switch
    {
        Dimension.Campaign => members.Campaign,
        Dimension.Influencer => members.Influencer,
        Dimension.Platform => members.Platform,
        Dimension.Post => members.Post,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, null),
    };
}
