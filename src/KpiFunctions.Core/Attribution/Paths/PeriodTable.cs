using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Attribution.Paths;

/// <summary>The models that look at all ways of a period together.</summary>
public static class PeriodTable
{
    public const string Markov = "markov";
    public const string Shapley = "shapley";

    /// <param name="others">Those who did not convert.</param>
    /// <param name="since">The period's beginning.</param>
    public static ModelTable OfMarkov(
        IReadOnlyList<DealPath> paths, SampledVisitors others, DateTimeOffset since, Func<TouchPlace, string> memberOf, ModelOptions options)
    {
        var touched = paths.Where(path => path.Path.Touches.Count > 0).ToList();
        if (touched.Count < options.MinimumConversions) return ModelTable.Unknown("too-few-conversions");
        var channels = new Channels(memberOf);
        var ways = touched.Select(path => channels.Of(path.Path)).Concat(channels.Of(others, since)).ToList();
        if (channels.Members.Count > RemovalEffects.MostChannels) return ModelTable.Unknown("too-many-members");
        var effects = RemovalEffects.Of(ways, channels.Members.Count);
        var sum = effects.Sum();
        if (sum <= 0) return ModelTable.Unknown("no-effect");
        var revenue = MoneySplit.Of(touched.Sum(path => path.Net ?? 0), effects);
        var members = channels.Members.Select((member, i) => (member, Sum: new CreditSum(touched.Count * effects[i] / sum, revenue[i])));
        return new ModelTable(members.ToDictionary(each => each.member, each => each.Sum, StringComparer.Ordinal), Unattributed(paths));
    }

    public static ModelTable OfShapley(IReadOnlyList<DealPath> paths, Func<TouchPlace, string> memberOf, ModelOptions options)
    {
        if (paths.Count(path => path.Path.Touches.Count > 0) < options.MinimumConversions) return ModelTable.Unknown("too-few-conversions");
        // What ShapleyValues says, for amounts: of each way's channels every one gets the same.
        var model = new CreditModel(Shapley, "", "", (path, _) =>
        {
            var places = path.Touches.Select(touch => touch.On).DistinctBy(memberOf).ToList();
            return places.Count == 0 ? Credit.None : new Credit(places, [.. places.Select(_ => 1.0 / places.Count)], "");
        });
        return RuleTable.Of(model, paths, memberOf, options);
    }

    private static CreditSum Unattributed(IEnumerable<DealPath> paths) =>
        paths.Where(path => path.Path.Touches.Count == 0).Aggregate(CreditSum.Zero, (sum, path) => sum.Plus(1, path.Net ?? 0));
}
