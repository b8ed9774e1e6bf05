using KpiFunctions.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Trends;

/// <summary>The days that somebody explained, and the campaigns' first and last days.</summary>
internal sealed class Annotations(RegistryLists registry)
{
    public async Task<Func<DateOnly, bool>> ReadAsync(KpiDefinition kpi, Scope scope, CancellationToken cancel)
    {
        var entries = await registry.AllAsync(RegistryKind.Annotations, cancel);
        var spans = entries
            .Where(entry => entry["kpi"] is null || entry["kpi"] == kpi.Name)
            .Where(entry => entry["scope"] is null || entry["scope"] == scope.ToString())
            .Select(entry => (From: IsoDay.Parse(entry["start"]!), To: IsoDay.Parse(entry["end"] ?? entry["start"]!))).ToList();
        var starts = (await registry.AllAsync(RegistryKind.Campaigns, cancel)).Select(campaign => campaign["start"]).OfType<string>().Select(IsoDay.Parse).ToHashSet();
        return day => starts.Contains(day) || spans.Any(span => span.From <= day && day <= span.To);
    }
}
