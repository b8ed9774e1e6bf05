using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// The rows of a day while they add up. A record goes to exactly one member of every dimension set, so that the members of a set sum to the total.
/// </summary>
internal sealed class RowTable
{
    private readonly Dictionary<Scope, RowPart> rows = [];

    // The same rows by their members, set by set: finding a row need not make its scope.
    private readonly List<(DimensionSet Set, Dictionary<Members, RowPart> Rows)> sets =
        [.. Scope.Sets.Select(set => (new DimensionSet(set), new Dictionary<Members, RowPart>()))];

    public IReadOnlyDictionary<Scope, RowPart> Rows => rows;

    /// <summary>The rows that a record with these members adds to: one of every dimension set.</summary>
    public IEnumerable<RowPart> Of(Members members)
    {
        foreach (var (set, ofSet) in sets)
        {
            var key = set.Only(members);
            if (!ofSet.TryGetValue(key, out var part)) ofSet[key] = part = Of(set.ScopeOf(key));
            yield return part;
        }
    }

    /// <summary>Adds to the rows of the members: one of every dimension set.</summary>
    public void Add(Members members, RowPart part)
    {
        foreach (var row in Of(members)) row.Add(part);
    }

    public RowPart Of(Scope scope)
    {
        if (!rows.TryGetValue(scope, out var part)) rows[scope] = part = new RowPart();
        return part;
    }

    public void Add(Scope scope, RowPart part) => Of(scope).Add(part);

    private sealed class DimensionSet(IReadOnlyList<Dimension> set)
    {
        private readonly bool campaign = set.Contains(Dimension.Campaign);
        private readonly bool influencer = set.Contains(Dimension.Influencer);
        private readonly bool platform = set.Contains(Dimension.Platform);
        private readonly bool post = set.Contains(Dimension.Post);

        public Members Only(Members members) => new(
            campaign ? members.Campaign : null,
            influencer ? members.Influencer : null,
            platform ? members.Platform : null,
            post ? members.Post : null,
            Account: null);

        public Scope ScopeOf(Members members) => Scope.Of(set.Select(dimension => (dimension, Member(members, dimension) ?? Scope.Unknown)));

        private static string? Member(Members members, Dimension dimension) => dimension switch
        {
            Dimension.Campaign => members.Campaign,
            Dimension.Influencer => members.Influencer,
            Dimension.Platform => members.Platform,
            Dimension.Post => members.Post,
            _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, null),
        };
    }
}
