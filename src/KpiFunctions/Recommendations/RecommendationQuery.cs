using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Recommendations;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Registry;
using MathNet.Numerics.Statistics;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Recommendations;

/// <summary>A verdict for each creator, format, incentive and campaign type, from the published rules.</summary>
internal sealed class RecommendationQuery(DailyMembers members, AudienceMatches audiences, DecisionEffects decisions, IRegistryStore registry, IOptions<ReportingOptions> options)
{
    private static readonly Dictionary<string, double> NoMatches = [];

    private static readonly (string Of, Dimension Dimension, Grouping Grouping)[] Groups =
    [
        ("contentType", Dimension.Post, Grouping.Find("contentType", null)!),
        ("incentive", Dimension.Campaign, Grouping.Find("incentive", "campaign")!),
        ("campaignType", Dimension.Campaign, Grouping.Find("campaignType", null)!),
    ];

    public async Task<RecommendationsAnswer> RunAsync(Period period, CancellationToken cancel)
    {
        var snapshot = await registry.SnapshotAsync(cancel);
        var items = new List<RecommendationItem>();
        var creators = await members.ReadAsync(Dimension.Influencer, period, cancel);
        items.AddRange(await ItemsAsync("influencer", creators, await audiences.ReadAsync(period, cancel), member => snapshot.Find(RegistryKind.Influencers, member)?["name"] ?? member, cancel));
        foreach (var (of, dimension, grouping) in Groups)
        {
            var grouped = DailyMembers.Grouped(await members.ReadAsync(dimension, period, cancel), member => GroupsOf(grouping, snapshot, member));
            items.AddRange(await ItemsAsync(of, grouped, NoMatches, group => group, cancel));
        }
        return new RecommendationsAnswer(IsoDay.Text(period.From), IsoDay.Text(period.To), options.Value.ReportingCurrency, VerdictRules.Published, items);
    }

    private IEnumerable<string> GroupsOf(Grouping grouping, RegistrySnapshot snapshot, string member) =>
        snapshot.Find(grouping.Kind, member) is { } entry ? grouping.GroupsOf(entry, options.Value.Zone).DefaultIfEmpty(Scope.Unknown) : [Scope.Unknown];

    // Nobody can keep or stop what is not known to be anybody's.
    private async Task<List<RecommendationItem>> ItemsAsync(
        string of, IReadOnlyDictionary<string, MeasureValues[]> all, IReadOnlyDictionary<string, double> matches, Func<string, string> labelOf, CancellationToken cancel)
    {
        double? MatchOf(string member) => matches.TryGetValue(member, out var match) ? match : null;
        var returns = all.Where(member => member.Key != Scope.Unknown).ToDictionary(member => member.Key, member => MemberReturn.Of(member.Value, MatchOf(member.Key)), StringComparer.Ordinal);
        var prices = returns.Values.Select(member => member.CostPerOrder).OfType<double>().ToList();
        double? median = prices.Count > 0 ? prices.Median() : null;
        var taken = await decisions.AllAsync(cancel);
        var items = new List<RecommendationItem>();
        foreach (var (member, numbers) in returns.OrderBy(member => member.Key, StringComparer.Ordinal))
            items.Add(RecommendationItem.From(of, member, labelOf(member), numbers, median, options.Value.ReportingCurrency, await decisions.OfAsync(taken, of, member, cancel)));
        return [.. items.OrderBy(item => item.Verdict == "not-enough-data").ThenByDescending(item => item.Numbers.Roi)];
    }
}
