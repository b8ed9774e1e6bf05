using System.Globalization;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Trends;
using KpiFunctions.Findings;
using KpiFunctions.Reading;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Trends;

/// <summary>
/// What is unusual in the numbers of a range: days and levels of the headline KPIs as a whole and of each platform, and jumps of creators' followers. Few
/// series are watched on purpose: each one more adds its false alarms (docs/findings.md says how many).
/// </summary>
internal sealed class TrendRules(KpiSeries series, Annotations annotations, RegistryLists registry, IOptions<ReportingOptions> options) : IFindingRule
{
    private const int LearningDays = 70;

    private static readonly string[] Watched = ["clicks", "orders", "revenueNet", "impressions", "engagements"];

    // A platform's revenue is a handful of orders a day: their sizes alone make it jump.
    private static readonly string[] OnlyAsWhole = ["orders", "revenueNet"];

    public async Task<IReadOnlyList<Finding>> FindAsync(Period period, CancellationToken cancel)
    {
        var platforms = (await registry.AllAsync(RegistryKind.Accounts, cancel)).Select(account => account["platform"]).OfType<string>().Distinct(StringComparer.Ordinal);
        var scopes = platforms.Order(StringComparer.Ordinal).Select(platform => Scope.Of((Dimension.Platform, platform))).Prepend(Scope.Total).ToList();
        var explained = await annotations.ReadAsync(cancel);
        var findings = new List<Finding>();
        foreach (var kpi in Watched.Select(name => KpiCatalog.Find(name)!))
            foreach (var scope in OnlyAsWhole.Contains(kpi.Name) ? scopes.Take(1) : scopes)
                findings.AddRange(await OfAsync(kpi, scope, period, explained, values => [.. DayAnomalies.In(values, IsCount(kpi)), .. LevelShifts.In(values, IsCount(kpi))], cancel));
        return [.. findings, .. await JumpsAsync(period, explained, cancel)];
    }

    private async Task<List<Finding>> JumpsAsync(Period period, Explained explained, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        foreach (var influencer in await registry.AllAsync(RegistryKind.Influencers, cancel))
            findings.AddRange(await OfAsync(KpiCatalog.Find("creatorFollowers")!, Scope.Of((Dimension.Influencer, influencer.Id)), period, explained, FollowerJumps.In, cancel));
        findings.AddRange(await OfAsync(KpiCatalog.Find("followers")!, Scope.Total, period, explained, FollowerJumps.In, cancel));
        return findings;
    }

    private async Task<IEnumerable<Finding>> OfAsync(
        KpiDefinition kpi, Scope scope, Period period, Explained explained, Func<DailySeries, IEnumerable<TrendFinding>> detect, CancellationToken cancel)
    {
        var learning = new Period(period.From.AddDays(-LearningDays), period.To);
        var values = (await series.ReadAsync(kpi, scope, learning, cancel)).Without(explained.For(kpi, scope));
        return detect(values).Where(found => period.Contains(found.SeenOn)).Select(found => FindingOf(kpi, scope, found));
    }

    private static bool IsCount(KpiDefinition kpi) => kpi.Unit == KpiUnit.Count;

    private Finding FindingOf(KpiDefinition kpi, Scope scope, TrendFinding found)
    {
        string Text(double value) => KpiText.Of(kpi.Unit, value, options.Value.ReportingCurrency);
        var way = found.Actual > found.Expected ? "above" : "below";
        var detail = string.Create(CultureInfo.InvariantCulture, $"{Text(found.Actual)} against {Text(found.Expected)} expected, {Math.Abs(found.Score):0.#} deviations {way}; told on {found.SeenOn:yyyy-MM-dd}.");
        var numbers = new Dictionary<string, double> { ["actual"] = found.Actual, ["expected"] = found.Expected, ["score"] = found.Score };
        var title = found.Rule == LevelShifts.Rule ? $"{kpi.Title} has a new level" : $"{kpi.Title} is far {way} what was expected";
        return Finding.Of(found.Rule, "warning", kpi.Name, scope.ToString(), new Period(found.Day, found.SeenOn), title, detail, numbers) with
        {
            Confidence = string.Create(CultureInfo.InvariantCulture, $"{found.Confidence:0.######}"),
        };
    }
}
