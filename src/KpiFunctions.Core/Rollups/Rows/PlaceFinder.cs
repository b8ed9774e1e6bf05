using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Lines;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>One reader's way to its lines' places: by the bytes of the line, so that texts are made once for each place and not for each line.</summary>
/// <param name="linkOfClickId">The link code in a click id; null when its signature is not ours.</param>
internal sealed class PlaceFinder(Places places, Func<string, string?> linkOfClickId, long seed)
{
    private readonly TextTable stated = new(seed);
    private readonly TextTable coupons = new(seed);
    private readonly Dictionary<(int Stated, int Coupon, string? ClickedLink), int> byEvidence = [];
    private readonly List<int> byStatement = [];

    /// <returns>The place's index in <see cref="Places.All"/>.</returns>
    public int IndexOf(in ScannedLine read, ReadOnlySpan<byte> line)
    {
        var statement = stated.CodeOf(read.Members.In(line));
        if (!read.Coupon.IsPresent && !read.ClickId.IsPresent) return OfStatement(statement, read, line);
        var coupon = read.Coupon.IsPresent ? coupons.CodeOf(read.Coupon.In(line)) : 0;
        var clickedLink = TextOf(read.ClickId, line) is { } clickId ? linkOfClickId(clickId) : null;
        if (!byEvidence.TryGetValue((statement, coupon, clickedLink), out var place))
            byEvidence[(statement, coupon, clickedLink)] = place = Find(read, line, clickedLink);
        return place;
    }

    // The usual event carries no evidence: the code of what it states leads straight to its place.
    private int OfStatement(int statement, in ScannedLine read, ReadOnlySpan<byte> line)
    {
        const int none = -1;
        while (byStatement.Count < statement) byStatement.Add(none);
        if (byStatement[statement - 1] == none) byStatement[statement - 1] = Find(read, line, clickedLink: null);
        return byStatement[statement - 1];
    }

    private int Find(in ScannedLine read, ReadOnlySpan<byte> line, string? clickedLink)
    {
        var on = new Dimensions(
            TextOf(read.Campaign, line), TextOf(read.Influencer, line), TextOf(read.Platform, line),
            TextOf(read.Account, line), TextOf(read.Post, line), TextOf(read.Link, line));
        return places.IndexOf(on, TextOf(read.Coupon, line), clickedLink);
    }

    private static string? TextOf(Slice value, ReadOnlySpan<byte> line) => value.IsPresent ? NormalLine.TextOf(value.In(line)) : null;
}
