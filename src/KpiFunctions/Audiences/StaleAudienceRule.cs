using KpiFunctions.Core.Audiences;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Findings;
using KpiFunctions.Reading;

namespace KpiFunctions.Audiences;

/// <summary>What is said of target audiences and was to be looked at again by the end of the range.</summary>
internal sealed class StaleAudienceRule(RegistryLists registry) : IFindingRule
{
    public async Task<IReadOnlyList<Finding>> FindAsync(Period period, CancellationToken cancel)
    {
        var audiences = (await registry.AllAsync(RegistryKind.Audiences, cancel)).Select(TargetAudience.Of);
        return [.. StaleAttribute.Of(audiences, period.To).Select(stale => Finding.Of("audience-data-stale", "warning", null, "", new Period(stale.Date, period.To), $"Audience {stale.Audience} is out of date", $"{stale.Attribute}: {stale.Detail}", null))];
    }
}
