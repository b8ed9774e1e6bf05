using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Influencers;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Registry;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Comparisons;

/// <summary>
/// Members put together by an attribute of their registry entry: their measures are added up, then the KPIs' own formulas are computed. Rows of posts are kept
/// for no other dimension, so <c>within</c> picks posts by what the registry says of them.
/// </summary>
internal sealed class BreakdownQuery(MemberSums sums, IRegistryStore registry, CreatorTiers tiers, IOptions<ReportingOptions> options)
{
    private const string CouponMember = "coupon:";

    public async Task<BreakdownAnswer> RunAsync(BreakdownRequest request, CancellationToken cancel)
    {
        var (grouping, kpis) = (request.Grouping, request.Kpis);
        var snapshot = await registry.SnapshotAsync(cancel);
        var members = await MembersAsync(request, snapshot, cancel);
        var groupsOf = await GroupsAsync(request, snapshot, members.Keys, cancel);
        var items = (from member in members
                     from grouped in groupsOf(member.Key)
                     group member by grouped into same
                     orderby same.Key == Scope.Unknown, PlaceOf(grouping, same.Key), same.Key
                     select new BreakdownItem(same.Key, same.Key, same.Count(IsKnown), Values(kpis, [.. same], grouping))).ToList();
        return new BreakdownAnswer(
            grouping.Name, grouping.Of, kpis.Scope.ToString(), IsoDay.Text(kpis.Period.From), IsoDay.Text(kpis.Period.To), options.Value.ReportingCurrency,
            grouping.IsAdditive, items, new BreakdownTotal(members.Count(IsKnown), Values(kpis, [.. members], grouping)));
    }

    private async Task<IReadOnlyDictionary<string, MeasureValues>> MembersAsync(BreakdownRequest request, RegistrySnapshot snapshot, CancellationToken cancel)
    {
        var (within, ofPost) = (request.Kpis.Scope, request.Dimension == Dimension.Post);
        var all = await sums.ReadAsync(request.Dimension, ofPost ? Scope.Total : within, request.Kpis.Period, cancel);
        if (ofPost) return all.Where(post => PostsWithin.Has(within, post.Key, snapshot)).ToDictionary();
        return request.Grouping.Of != "coupon" ? all
            : all.Where(link => link.Key.StartsWith(CouponMember, StringComparison.Ordinal)).ToDictionary(link => link.Key[CouponMember.Length..], link => link.Value);
    }

    private async Task<Func<string, IEnumerable<string>>> GroupsAsync(
        BreakdownRequest request, RegistrySnapshot snapshot, IEnumerable<string> members, CancellationToken cancel)
    {
        var zone = options.Value.Zone;
        if (request.Grouping.Name == Grouping.Tier)
        {
            var tierOf = await tiers.NamesAsync(snapshot, [.. members], request.Kpis.Period.To, cancel);
            return member => [tierOf.GetValueOrDefault(member, Scope.Unknown)];
        }
        return member => snapshot.Find(request.Grouping.Kind, member) is { } entry ? request.Grouping.GroupsOf(entry, zone).DefaultIfEmpty(Scope.Unknown) : [Scope.Unknown];
    }

    // The same account stands in the rows of each of its posts and campaigns.
    private static Dictionary<string, EstimateAnswer> Values(KpiRequest kpis, IReadOnlyList<KeyValuePair<string, MeasureValues>> members, Grouping grouping)
    {
        var rest = members.FirstOrDefault(member => !IsKnown(member)).Value;
        var known = members.Where(IsKnown).Select(member => member.Value).ToList();
        return kpis.Kpis.ToDictionary(kpi => kpi.Name, kpi => EstimateAnswer.Of(GroupedKpi.Of(kpi, known, gaugesAdd: grouping.Of == "influencer", rest)));
    }

    private int PlaceOf(Grouping grouping, string group) => grouping.Name == Grouping.Weekday ? Grouping.PlaceOf(group, options.Value.FirstDayOfWeek) : 0;

    private static bool IsKnown(KeyValuePair<string, MeasureValues> member) => member.Key != Scope.Unknown;
}
