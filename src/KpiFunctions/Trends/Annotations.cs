using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;

namespace KpiFunctions.Trends;

/// <summary>The days that somebody explained, and the campaigns' first and last days.</summary>
internal sealed class Annotations(RegistryLists registry)
{
    public async Task<Explained> ReadAsync(CancellationToken cancel) => new(
        await registry.AllAsync(RegistryKind.Annotations, cancel),
        (await registry.AllAsync(RegistryKind.Campaigns, cancel)).Select(campaign => campaign["start"]).OfType<string>().Select(IsoDay.Parse).ToHashSet());
}

/// <param name="Starts">The campaigns' first days.</param>
internal sealed record Explained(IReadOnlyList<RegistryEntry> Annotations, IReadOnlySet<DateOnly> Starts)
{
    /// <summary>Whether somebody explained the day for that KPI of that scope.</summary>
    public Func<DateOnly, bool> For(KpiDefinition kpi, Scope scope)
    {
        var spans = Annotations
            .Where(entry => entry["kpi"] is null || entry["kpi"] == kpi.Name)
            .Where(entry => entry["scope"] is null || entry["scope"] == scope.ToString())
            .Select(entry => (From: IsoDay.Parse(entry["start"]!), To: IsoDay.Parse(entry["end"] ?? entry["start"]!))).ToList();
        return day => Starts.Contains(day) || spans.Any(span => span.From <= day && day <= span.To);
    }
}
