using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// The rows of a day while they add up. A record goes to exactly one member of every dimension set, so that the members of a set sum to the total.
/// </summary>
internal sealed class RowTable
{
    private readonly Dictionary<Scope, RowPart> rows = [];

    // The same rows by their members, set by set: finding a row need not make its scope.
    private readonly Dictionary<Members, RowPart>[] ofSet = [.. Scope.Sets.Select(_ => new Dictionary<Members, RowPart>())];

    public IReadOnlyDictionary<Scope, RowPart> Rows => rows;

    /// <summary>The rows that a record with these members adds to: one of every dimension set.</summary>
    public IEnumerable<RowPart> Of(Members members)
    {
        for (var i = 0; i < ofSet.Length; i++)
        {
            var key = Only(members, Scope.Sets[i]);
            if (!ofSet[i].TryGetValue(key, out var part)) ofSet[i][key] = part = Of(ScopeOf(key, Scope.Sets[i]));
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

    private static Members Only(Members members, IReadOnlyList<Dimension> set) => new(
        set.Contains(Dimension.Campaign) ? members.Campaign : null,
        set.Contains(Dimension.Influencer) ? members.Influencer : null,
        set.Contains(Dimension.Platform) ? members.Platform : null,
        set.Contains(Dimension.Post) ? members.Post : null,
        Account: null);

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
