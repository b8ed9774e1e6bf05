using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Lines;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>Where events count that name the same members and carry the same evidence.</summary>
/// <param name="Part">What they add up to; shared by all places with the same members.</param>
/// <param name="OfMoney">The same for money, which is added up later.</param>
internal sealed record Place(RowPart Part, IReadOnlyList<string> Unresolved, MoneyPlace OfMoney);

/// <summary>
/// Finds an event's place. The registry is asked once for each distinct combination of what decides (the stated members, the coupon and the link
/// in the click id), not once for each event.
/// </summary>
/// <param name="linkOfClickId">The link code in a click id; null when its signature is not ours.</param>
internal sealed class Places(Membership membership, Func<string, string?> linkOfClickId, long seed)
{
    private readonly TextTable stated = new(seed);
    private readonly TextTable coupons = new(seed);
    private readonly Dictionary<(int Stated, int Coupon, string? ClickedLink), int> byEvidence = [];
    private readonly List<int> byStatement = [];
    private readonly List<Place> places = [];
    private readonly Dictionary<Members, RowPart> parts = [];

    public IReadOnlyList<Place> All => places;

    /// <summary>What was added for each distinct set of members.</summary>
    public IReadOnlyDictionary<Members, RowPart> Parts => parts;

    /// <returns>The place's index in <see cref="All"/>.</returns>
    public int IndexOf(in ScannedLine read, ReadOnlySpan<byte> line)
    {
        var statement = stated.CodeOf(read.Members.In(line));
        var coupon = read.Coupon.IsPresent ? coupons.CodeOf(read.Coupon.In(line)) : 0;
        var clickedLink = TextOf(read.ClickId, line) is { } clickId ? linkOfClickId(clickId) : null;
        if (coupon == 0 && clickedLink is null) return OfStatement(statement, read, line);
        if (!byEvidence.TryGetValue((statement, coupon, clickedLink), out var place))
            byEvidence[(statement, coupon, clickedLink)] = place = Create(read, line, clickedLink);
        return place;
    }

    // The usual event carries no evidence: the code of what it states leads straight to its place.
    private int OfStatement(int statement, in ScannedLine read, ReadOnlySpan<byte> line)
    {
        const int none = -1;
        while (byStatement.Count < statement) byStatement.Add(none);
        if (byStatement[statement - 1] == none) byStatement[statement - 1] = Create(read, line, clickedLink: null);
        return byStatement[statement - 1];
    }

    private int Create(in ScannedLine read, ReadOnlySpan<byte> line, string? clickedLink)
    {
        var on = new Dimensions(
            TextOf(read.Campaign, line), TextOf(read.Influencer, line), TextOf(read.Platform, line),
            TextOf(read.Account, line), TextOf(read.Post, line), TextOf(read.Link, line));
        var joined = membership.Of(on, TextOf(read.Coupon, line), clickedLink);
        // The account is no dimension of a row.
        var members = joined.Members with { Account = null };
        if (!parts.TryGetValue(members, out var part)) parts[members] = part = new RowPart();
        places.Add(new Place(part, joined.Unresolved, MoneyPlace.Of(joined)));
        return places.Count - 1;
    }

    private static string? TextOf(Slice value, ReadOnlySpan<byte> line) => value.IsPresent ? NormalLine.TextOf(value.In(line)) : null;
}
