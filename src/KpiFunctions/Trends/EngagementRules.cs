using System.Globalization;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Trends;
using KpiFunctions.Findings;
using KpiFunctions.Reading;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Trends;

/// <summary>Posts whose engagement is far from that of their creator's other posts.</summary>
internal sealed class EngagementRules(MemberSums sums, RegistryLists registry, IOptions<ReportingOptions> options) : IFindingRule
{
    private const int LearningDays = 60;

    public async Task<IReadOnlyList<Finding>> FindAsync(Period period, CancellationToken cancel)
    {
        var learning = new Period(period.From.AddDays(-LearningDays), period.To);
        var measures = await sums.ReadAsync(Dimension.Post, Scope.Total, learning, cancel);
        var kpi = KpiCatalog.Find("engagementRateByReach")!;
        var rates = from post in await registry.AllAsync(RegistryKind.Posts, cancel)
                    where post["influencer"] is not null && TimeText.TryParse(post["publishedAt"], out _) && measures.ContainsKey(post.Id)
                    let rate = kpi.Of(measures[post.Id], Scope.Of((Dimension.Post, post.Id))).Value
                    where rate > 0
                    group new PostRate(post.Id, DayOf(post), rate.Value) by post["influencer"]!;
        return [.. rates.SelectMany(author => EngagementOutliers.Among([.. author])).Where(outlier => period.Contains(outlier.Post.Day)).Select(outlier => FindingOf(kpi, outlier.Post, outlier.Finding))];
    }

    private DateOnly DayOf(RegistryEntry post) => options.Value.Zone.DayOf(TimeText.TryParse(post["publishedAt"], out var at) ? at : default);

    private static Finding FindingOf(KpiDefinition kpi, PostRate post, TrendFinding found)
    {
        var scope = Scope.Of((Dimension.Post, post.Post)).ToString();
        var detail = string.Create(CultureInfo.InvariantCulture, $"{found.Actual:0.##%} against {found.Expected:0.##%} of the creator's other posts.");
        var numbers = new Dictionary<string, double> { ["actual"] = found.Actual, ["expected"] = found.Expected, ["score"] = found.Score };
        return Finding.Of(found.Rule, "info", kpi.Name, scope, new Period(post.Day, post.Day), "A post stands out among its creator's posts", detail, numbers) with
        {
            Confidence = string.Create(CultureInfo.InvariantCulture, $"{found.Confidence:0.######}"),
        };
    }
}
