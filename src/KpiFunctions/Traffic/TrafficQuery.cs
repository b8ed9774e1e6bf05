using KpiFunctions.Comparisons;
using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Traffic;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Traffic;

/// <summary>Visits of websites, from the sheets that the days of the range keep of them.</summary>
internal sealed class TrafficQuery(IDaySheets sheets, IRegistryStore registry)
{
    public async Task<TrafficAnswer> RunAsync(TrafficBy by, Scope within, Period period, CancellationToken cancel)
    {
        var traffic = await ReadAsync(by, within, period, cancel);
        var snapshot = await registry.SnapshotAsync(cancel);
        return new TrafficAnswer(
            by.Name, within.ToString(), IsoDay.Text(period.From), IsoDay.Text(period.To),
            [.. traffic.Members.Select(member => ItemOf(member.Key, LabelOf(snapshot, by, member.Key), member.Value))], ItemOf("", "", traffic.Total));
    }

    public async Task<SiteTraffic> ReadAsync(TrafficBy by, Scope within, Period period, CancellationToken cancel)
    {
        var traffic = new SiteTraffic(by, within);
        await foreach (var (_, lines) in sheets.ReadAsync(DaySheet.Sites, period.From, period.To, cancel)) traffic.Add([.. DaySheet.Read(lines, SheetJson.Default.DaySite)]);
        return traffic;
    }

    private static TrafficItem ItemOf(string member, string label, TrafficSum sum) => new(
        member, label,
        EstimateAnswer.Of(sum[Metrics.Sessions]),
        EstimateAnswer.Of(sum.Users, sum.AreUsersCounted ? "not-additive" : EstimateAnswer.NoData),
        EstimateAnswer.Of(sum[Metrics.NewUsers]),
        EstimateAnswer.Of(sum[Metrics.EngagedSessions]),
        RateOf(sum),
        EstimateAnswer.Of(sum[Metrics.EngagementSeconds]),
        EstimateAnswer.Of(sum[Metrics.PageViews]),
        EstimateAnswer.Of(sum[Metrics.KeyEvents]));

    private static EstimateAnswer RateOf(TrafficSum sum)
    {
        if (sum.SessionEngagementRate is not { } rate) return EstimateAnswer.Of((double?)null, sum[Metrics.Sessions] == 0 ? "denominator-zero" : EstimateAnswer.NoData);
        var sessions = sum[Metrics.Sessions]!.Value;
        return EstimateAnswer.Of(rate, Bounds.Wilson(sum[Metrics.EngagedSessions]!.Value, sessions), sessions);
    }

    private static string LabelOf(RegistrySnapshot registry, TrafficBy by, string member)
    {
        var kind = by.Dimension switch
        {
            Dimension.Campaign => RegistryKind.Campaigns,
            Dimension.Influencer => RegistryKind.Influencers,
            Dimension.Post => RegistryKind.Posts,
            _ => null,
        };
        var entry = kind is null ? null : registry.Find(kind, member);
        return entry?["name"] ?? entry?["title"] ?? member;
    }
}
