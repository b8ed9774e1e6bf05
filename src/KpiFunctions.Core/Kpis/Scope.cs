namespace KpiFunctions.Core.Kpis;

public enum Dimension
{
    Campaign,
    Influencer,
    Platform,
    Post,
    /// <summary>The tracking link that brought it; "coupon:CODE" where a coupon did.</summary>
    Link,
}

public static class DimensionNames
{
    private static readonly string[] WireNames = [.. Enum.GetNames<Dimension>().Select(name => name.ToLowerInvariant())];

    public static string WireName(this Dimension dimension) => WireNames[(int)dimension];

    public static bool TryParse(string name, out Dimension dimension) =>
        Enum.TryParse(name, ignoreCase: true, out dimension) && Enum.IsDefined(dimension) && dimension.WireName() == name;
}

/// <summary>
/// The members that a row is about: nothing for the total, else one member per dimension in the order of <see cref="Dimension"/>.
/// Equal scopes have equal members. Text form: "" or "campaign=spring,platform=instagram", members percent-encoded.
/// </summary>
public sealed record Scope
{
    /// <summary>The member of records that say, and whose registry entries say, no member of the dimension.</summary>
    public const string Unknown = "unknown";

    // A day's rows are found by their scope again and again.
    private readonly (Dimension Dimension, string Member)[] members;
    private readonly int hash;

    private Scope((Dimension Dimension, string Member)[] members)
    {
        this.members = members;
        var all = new HashCode();
        foreach (var member in members) all.Add(member);
        hash = all.ToHashCode();
    }

    public static Scope Total { get; } = new([]);

    /// <summary>The dimension sets that rows are kept for, besides the total.</summary>
    public static IReadOnlyList<IReadOnlyList<Dimension>> Sets { get; } =
    [
        [],
        [Dimension.Campaign],
        [Dimension.Influencer],
        [Dimension.Platform],
        [Dimension.Post],
        [Dimension.Link],
        [Dimension.Campaign, Dimension.Influencer],
        [Dimension.Campaign, Dimension.Platform],
    ];

    public IReadOnlyList<(Dimension Dimension, string Member)> Members => members;

    public static Scope Of(params IEnumerable<(Dimension Dimension, string Member)> members) =>
        new([.. members.OrderBy(member => member.Dimension)]);

    public string? Member(Dimension dimension)
    {
        foreach (var member in Members)
            if (member.Dimension == dimension)
                return member.Member;
        return null;
    }

    /// <summary>Null when the text is not a scope that rows are kept for.</summary>
    public static Scope? TryParse(string text)
    {
        if (text.Length == 0) return Total;
        var members = new List<(Dimension, string)>();
        foreach (var part in text.Split(','))
        {
            var split = part.IndexOf('=');
            if (split < 0 || !DimensionNames.TryParse(part[..split], out var dimension) || split == part.Length - 1) return null;
            members.Add((dimension, Uri.UnescapeDataString(part[(split + 1)..])));
        }
        var scope = Of(members);
        return Sets.Any(set => set.SequenceEqual(scope.Members.Select(m => m.Dimension))) ? scope : null;
    }

    public override string ToString() => string.Join(',', Members.Select(m => $"{m.Dimension.WireName()}={Uri.EscapeDataString(m.Member)}"));

    public bool Equals(Scope? other) => other is not null && hash == other.hash && members.AsSpan().SequenceEqual(other.members);

    public override int GetHashCode() => hash;
}
