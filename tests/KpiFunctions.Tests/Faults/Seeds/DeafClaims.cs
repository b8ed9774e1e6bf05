using KpiFunctions.Storage.Claims;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>Claims whose days do not hear of each other: what only one day says counts on every day.</summary>
internal sealed class DeafClaims(IClaimTable claims) : IClaimTable
{
    public async Task<ClaimChanges> ReplaceDayAsync(ClaimSet set, DateOnly day, IReadOnlyDictionary<string, string> texts, CancellationToken cancel)
    {
        await claims.ReplaceDayAsync(set, day, texts, cancel);
        return new ClaimChanges(new Dictionary<string, IReadOnlyDictionary<DateOnly, string>>(), []);
    }

    public Task SettleAsync(DateOnly day, CancellationToken cancel) => claims.SettleAsync(day, cancel);

    public Task<IReadOnlyDictionary<DateOnly, string>> FindAsync(ClaimSet set, string key, CancellationToken cancel) => claims.FindAsync(set, key, cancel);
}
