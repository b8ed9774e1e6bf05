using KpiFunctions.Storage.Claims;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>Claims of which the days do not hear from each other: what only one day may count counts on every day.</summary>
internal sealed class DeafClaims(IClaimTable claims, ClaimSet unheard) : IClaimTable
{
    public async Task<ClaimChanges> ReplaceDayAsync(ClaimSet set, DateOnly day, IReadOnlyDictionary<string, string> texts, CancellationToken cancel)
    {
        var changes = await claims.ReplaceDayAsync(set, day, texts, cancel);
        return set == unheard ? new ClaimChanges(new Dictionary<string, IReadOnlyDictionary<DateOnly, string>>(), new HashSet<string>(), [], changes.Receipt) : changes;
    }

    public Task<IReadOnlyDictionary<DateOnly, string>> FindAsync(ClaimSet set, string key, CancellationToken cancel) => claims.FindAsync(set, key, cancel);
}
