using KpiFunctions.Core.Influencers;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Influencers;

/// <summary>Followers of accounts on a day, and the tier of a creator: that of the account with the most followers.</summary>
internal sealed class CreatorTiers(IReadingTable readings, RegistryLists lists)
{
    public async Task<IReadOnlyList<Tier>> TiersAsync(CancellationToken cancel) =>
        [.. (await lists.AllAsync(RegistryKind.Tiers, cancel)).Select(Tier.Of).OfType<Tier>()];

    /// <summary>The last reading up to the day, while it is not older than it stands in rows; accounts without one are absent.</summary>
    public async Task<IReadOnlyDictionary<string, long>> FollowersAsync(IEnumerable<string> accounts, DateOnly day, CancellationToken cancel)
    {
        var latest = await readings.LatestBeforeAsync([.. accounts.Select(Subjects.OfAccount)], day.AddDays(1), cancel);
        return latest.Values
            .Where(reading => day.DayNumber - reading.Day.DayNumber <= Subjects.CarryDays && reading.Counters.ContainsKey(Metrics.Followers))
            .ToDictionary(reading => Subjects.Member(reading.Subject), reading => reading.Counters[Metrics.Followers], StringComparer.Ordinal);
    }

    /// <summary>Creator to the name of the tier; those without followers or without a tier are absent.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(RegistrySnapshot registry, IReadOnlyCollection<string> influencers, DateOnly day, CancellationToken cancel)
    {
        var accounts = registry.All(RegistryKind.Accounts).Where(account => account["influencer"] is { } influencer && influencers.Contains(influencer)).ToList();
        var followers = await FollowersAsync(accounts.Select(account => account.Id), day, cancel);
        var tiers = await TiersAsync(cancel);
        return (from account in accounts
                where followers.ContainsKey(account.Id)
                group account by account["influencer"]! into own
                let largest = own.MaxBy(account => followers[account.Id])!
                let tier = Tier.Find(tiers, largest["platform"]!, followers[largest.Id], day)
                where tier is not null
                select (own.Key, tier.Name)).ToDictionary(each => each.Key, each => each.Name, StringComparer.Ordinal);
    }
}
