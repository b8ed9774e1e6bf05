using System.Runtime.CompilerServices;
using KpiFunctions.Core.Alerts;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Alerts;

/// <summary>What the registry says about alerts.</summary>
internal sealed class AlertRegistry(IRegistryStore registry)
{
    private const int PerPage = 200;

    /// <summary>The rules in force: the defaults, unless an entry of their id takes their place or switches them off, and the user's own.</summary>
    public async Task<IReadOnlyList<AlertRule>> RulesAsync(CancellationToken cancel)
    {
        var entries = await AllAsync(RegistryKind.AlertRules, cancel).ToListAsync(cancel);
        var said = entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var own = entries.Where(entry => entry["enabled"] != "no").Select(entry => AlertRule.Read(entry).Rule).OfType<AlertRule>();
        return [.. AlertRule.Defaults.Where(rule => !said.Contains(rule.Id)), .. own];
    }

    public async Task<IReadOnlyList<AlertTarget>> TargetsAsync(CancellationToken cancel) =>
        await AllAsync(RegistryKind.AlertTargets, cancel).Select(entry => AlertTarget.Read(entry).Target).OfType<AlertTarget>().ToListAsync(cancel);

    public async IAsyncEnumerable<RegistryEntry> AllAsync(RegistryKind kind, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (string? continuation = null; ;)
        {
            var page = await registry.ListAsync(kind, continuation, PerPage, cancel);
            foreach (var entry in page.Items) yield return entry;
            if ((continuation = page.Continuation) is null) yield break;
        }
    }
}
