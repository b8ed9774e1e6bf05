using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Traffic;

/// <summary>What visits are told apart by.</summary>
/// <param name="Name">As in the query: "landingPage".</param>
/// <param name="Dimension">Of the members that a count belongs to; null: what its part says.</param>
public sealed record TrafficBy(string Name, Dimension? Dimension, Func<string, bool> IsMeant)
{
    public static IReadOnlyList<TrafficBy> All { get; } =
    [
        .. new[] { Kpis.Dimension.Campaign, Kpis.Dimension.Influencer, Kpis.Dimension.Platform, Kpis.Dimension.Post }.Select(dimension => new TrafficBy(dimension.WireName(), dimension, _ => false)),
        new("landingPage", null, name => name.StartsWith("landing", StringComparison.OrdinalIgnoreCase)),
        new("source", null, name => name.Contains("source", StringComparison.OrdinalIgnoreCase)),
        new("channel", null, name => name.Contains("channel", StringComparison.OrdinalIgnoreCase)),
    ];

    public static TrafficBy? Find(string name) => All.FirstOrDefault(by => by.Name == name);

    internal bool Names(DaySite line) => Dimension is not null || CountPart.ValueOf(line.Part, IsMeant) is not null;

    internal string? MemberOf(DaySite line) => Dimension is { } dimension ? SiteTraffic.OfDimension(line, dimension) : CountPart.ValueOf(line.Part, IsMeant);
}
