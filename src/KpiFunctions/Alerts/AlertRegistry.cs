using KpiFunctions.Core.Alerts;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;

namespace KpiFunctions.Alerts;

/// <summary>What the registry says about alerts.</summary>
internal sealed class AlertRegistry(RegistryLists registry)
{
    /// <summary>The rules in force: the defaults, unless an entry of their id takes their place or switches them off, and the user's own.</summary>
    public async Task<IReadOnlyList<AlertRule>> RulesAsync(CancellationToken cancel)
    {
        var entries = await registry.AllAsync(RegistryKind.AlertRules, cancel);
        var said = entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var own = entries.Where(entry => entry["enabled"] != "no").Select(entry => AlertRule.Read(entry).Rule).OfType<AlertRule>();
        return [.. AlertRule.Defaults.Where(rule => !said.Contains(rule.Id)), .. own];
    }

    public async Task<IReadOnlyList<AlertTarget>> TargetsAsync(CancellationToken cancel) =>
        [.. (await registry.AllAsync(RegistryKind.AlertTargets, cancel)).Select(entry => AlertTarget.Read(entry).Target).OfType<AlertTarget>()];
}
