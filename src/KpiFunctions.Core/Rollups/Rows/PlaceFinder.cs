using System.IO.Hashing;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Lines;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>One reader's way to its lines' places: by the bytes of the line, so that texts are made once for each place and not for each line.</summary>
/// <param name="linkOfClickId">The link code in a click id; null when its signature is not ours.</param>
internal sealed class PlaceFinder(Places places, Func<string, string?> linkOfClickId, long seed)
{
    private readonly PlaceCodes byStatement = new();
    private readonly Dictionary<(UInt128 Stated, string? Coupon, string? ClickedLink), int> byEvidence = [];

    /// <returns>The place's index in <see cref="Places.All"/>.</returns>
    public int IndexOf(in ScannedLine read, ReadOnlySpan<byte> line)
    {
        var stated = XxHash128.HashToUInt128(read.Members.In(line), seed);
        if (read.Coupon.IsPresent || read.ClickId.IsPresent) return OfEvidence(stated, read, line);
        // The usual event carries no evidence: what it states leads straight to its place.
        if (!byStatement.TryFind(stated, out var place)) byStatement.Add(stated, place = Find(read, line, clickedLink: null));
        return place;
    }

    private int OfEvidence(UInt128 stated, in ScannedLine read, ReadOnlySpan<byte> line)
    {
        var clickedLink = TextOf(read.ClickId, line) is { } clickId ? linkOfClickId(clickId) : null;
        var evidence = (stated, TextOf(read.Coupon, line), clickedLink);
        if (!byEvidence.TryGetValue(evidence, out var place)) byEvidence[evidence] = place = Find(read, line, clickedLink);
        return place;
    }

    private int Find(in ScannedLine read, ReadOnlySpan<byte> line, string? clickedLink)
    {
        var on = new Dimensions(
            TextOf(read.Campaign, line), TextOf(read.Influencer, line), TextOf(read.Platform, line),
            TextOf(read.Account, line), TextOf(read.Post, line), TextOf(read.Link, line), Product: TextOf(read.Product, line));
        return places.IndexOf(on, TextOf(read.Coupon, line), clickedLink);
    }

    private static string? TextOf(Slice value, ReadOnlySpan<byte> line) => value.IsPresent ? NormalLine.TextOf(value.In(line)) : null;
}
