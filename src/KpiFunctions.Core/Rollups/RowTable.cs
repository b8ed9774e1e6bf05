using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// The rows of a day while they add up. A record goes to exactly one member of every dimension set, so that the members of a set sum to the total.
/// </summary>
internal sealed class RowTable
{
    private static readonly DimensionSet[] Sets = [.. Scope.Sets.Select(set => new DimensionSet(set))];

    private readonly Dictionary<Scope, RowPart> rows = [];

    // The same rows by numbers in place of their members: finding a row need not make its scope, nor compare texts.
    private readonly Dictionary<MemberCodes, RowPart> byCodes = [];
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<Scope, RowPart> Rows => rows;

    /// <summary>The rows that a record with these members adds to: one of every dimension set.</summary>
    public IEnumerable<RowPart> Of(Members members)
    {
        var all = new MemberCodes(CodeOf(members.Campaign), CodeOf(members.Influencer), CodeOf(members.Platform), CodeOf(members.Post), CodeOf(members.Link));
        foreach (var set in Sets)
        {
            var key = set.Only(all);
            if (!byCodes.TryGetValue(key, out var part)) byCodes[key] = part = Of(set.ScopeOf(members));
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

    private int CodeOf(string? member)
    {
        if (member is null) return MemberCodes.Unknown;
        if (!codes.TryGetValue(member, out var code)) codes[member] = code = codes.Count + MemberCodes.First;
        return code;
    }

    /// <summary>One number for each dimension.</summary>
    private readonly record struct MemberCodes(int Campaign, int Influencer, int Platform, int Post, int Link)
    {
        /// <summary>The row is not of that dimension.</summary>
        public const int None = 0;
        public const int Unknown = 1;
        public const int First = 2;
    }

    private sealed class DimensionSet(IReadOnlyList<Dimension> set)
    {
        private readonly bool campaign = set.Contains(Dimension.Campaign);
        private readonly bool influencer = set.Contains(Dimension.Influencer);
        private readonly bool platform = set.Contains(Dimension.Platform);
        private readonly bool post = set.Contains(Dimension.Post);
        private readonly bool link = set.Contains(Dimension.Link);

        public MemberCodes Only(MemberCodes all) => new(
            campaign ? all.Campaign : MemberCodes.None,
            influencer ? all.Influencer : MemberCodes.None,
            platform ? all.Platform : MemberCodes.None,
            post ? all.Post : MemberCodes.None,
            link ? all.Link : MemberCodes.None);

        public Scope ScopeOf(Members members) => Scope.Of(set.Select(dimension => (dimension, Member(members, dimension) ?? Scope.Unknown)));

        private static string? Member(Members members, Dimension dimension) => dimension switch
        {
            Dimension.Campaign => members.Campaign,
            Dimension.Influencer => members.Influencer,
            Dimension.Platform => members.Platform,
            Dimension.Post => members.Post,
            Dimension.Link => members.Link,
            _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, null),
        };
    }
}
