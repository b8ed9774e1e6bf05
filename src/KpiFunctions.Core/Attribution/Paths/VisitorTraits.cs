using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Attribution.Paths;

/// <summary>What a visitor is grouped by: the first touch's platform, landing page and content type, and whether he came more than once.</summary>
/// <param name="landingPageOf">By the link's code; null when the link is not known.</param>
/// <param name="contentTypeOf">By the post's id.</param>
public sealed class VisitorTraits(Func<string?, string?> landingPageOf, Func<string?, string?> contentTypeOf)
{
    public const string Unknown = "unknown";

    private readonly Dictionary<string, long> platforms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> landingPages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> contentTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> visits = new(StringComparer.Ordinal);

    public long Visitors { get; private set; }

    public IReadOnlyList<TraitShare> Platforms => Shares(platforms);

    public IReadOnlyList<TraitShare> LandingPages => Shares(landingPages);

    public IReadOnlyList<TraitShare> ContentTypes => Shares(contentTypes);

    /// <summary>"new": one touch; "returning": more.</summary>
    public IReadOnlyList<TraitShare> Visits => Shares(visits);

    public void Add(TouchPlace first, int touches, long weight)
    {
        Visitors += weight;
        Count(platforms, first.Platform, weight);
        Count(landingPages, landingPageOf(first.Link), weight);
        Count(contentTypes, contentTypeOf(first.Post), weight);
        Count(visits, touches > 1 ? "returning" : "new", weight);
    }

    private static void Count(Dictionary<string, long> counts, string? value, long weight) =>
        counts[value ?? Unknown] = counts.GetValueOrDefault(value ?? Unknown) + weight;

    private List<TraitShare> Shares(Dictionary<string, long> counts) =>
    [
        .. counts.OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => new TraitShare(each.Key, each.Value, (double)each.Value / Visitors)),
    ];
}

/// <param name="Count">Visitors.</param>
public sealed record TraitShare(string Value, long Count, double Share);
