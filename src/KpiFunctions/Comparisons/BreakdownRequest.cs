using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Comparisons;

/// <summary>The query of GET /kpis/breakdown, read and checked.</summary>
internal sealed record BreakdownRequest(Grouping Grouping, Dimension Dimension, KpiRequest Kpis)
{
    private static readonly string Names = string.Join(", ", Grouping.All.Select(grouping => grouping.Name).Distinct());

    public static (BreakdownRequest? Request, BadParameter? Bad) Read(HttpRequest http, DateOnly today)
    {
        var (kpis, bad) = KpiRequest.Read(http, "within", today);
        if (kpis is null || (bad = kpis.RefusedWhere) is not null) return (null, bad);
        if (kpis.Period.Days > RangeRequest.MostDays) return (null, new("from", $"The range is longer than {RangeRequest.MostDays} days."));
        var (by, of) = (http.Query["by"].ToString(), http.Query["of"].ToString());
        if (Grouping.Find(by, null) is null) return (null, new("by", $"'by' is none of: {Names}."));
        if (Grouping.Find(by, of.Length == 0 ? null : of) is not { } grouping) return (null, new("of", $"There is no '{by}' of that kind."));
        if (!DimensionNames.TryParse(grouping.Of == "coupon" ? "link" : grouping.Of, out var dimension)) return (null, new("of", $"No rows are kept of each {grouping.Of}."));
        return IsKept(dimension, kpis.Scope)
            ? (new BreakdownRequest(grouping, dimension, kpis), null)
            : (null, new("within", "No rows are kept for this combination: posts within campaign, influencer or platform, campaigns within influencer or platform, influencers within campaign."));
    }

    private static bool IsKept(Dimension dimension, Scope within) => dimension == Dimension.Post
        ? within.Members.All(member => member.Dimension is Dimension.Campaign or Dimension.Influencer or Dimension.Platform)
        : MemberSums.AreKept(dimension, within);
}
