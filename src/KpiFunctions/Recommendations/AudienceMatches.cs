using KpiFunctions.Core.Audiences;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Influencers;
using KpiFunctions.Reading;

namespace KpiFunctions.Recommendations;

/// <summary>How well each creator's audience fits: of several target audiences the one that it fits best, because a creator need not be for all of them.</summary>
internal sealed class AudienceMatches(RegistryLists registry, CompareQuery creators)
{
    /// <returns>By creator; absent where no audience of theirs is known, or no target is registered.</returns>
    public async Task<IReadOnlyDictionary<string, double>> ReadAsync(Period period, CancellationToken cancel)
    {
        var best = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var audience in (await registry.AllAsync(RegistryKind.Audiences, cancel)).Select(TargetAudience.Of))
        {
            var compared = await creators.RunAsync(ClosedLists.InfluencerStatus, audience, period, cancel);
            foreach (var creator in compared.Items)
                if (creator.AudienceMatch.Value is { } match) best[creator.Influencer] = Math.Max(match, best.GetValueOrDefault(creator.Influencer));
        }
        return best;
    }
}
