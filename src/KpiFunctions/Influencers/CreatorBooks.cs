using System.Collections.Concurrent;
using KpiFunctions.Audiences;
using KpiFunctions.Content;
using KpiFunctions.Core.Audiences;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Influencers;

/// <summary>Gathers what is known about creators.</summary>
internal sealed class CreatorBooks(
    IRegistryStore registry, IReadingTable readings, CreatorTiers tiers, AudienceMixes mixes, MemberSums sums, ContentPlans plans, IOptions<ReportingOptions> options)
{
    private const int InFlight = 8;

    /// <param name="isMeant">Which of the registry's influencers.</param>
    public async Task<(CreatorBook Book, IReadOnlyList<RegistryEntry> Influencers)> OpenAsync(
        Func<RegistryEntry, bool> isMeant, Period period, TargetAudience? audience, CancellationToken cancel)
    {
        var snapshot = await registry.SnapshotAsync(cancel);
        var influencers = snapshot.All(RegistryKind.Influencers).Where(isMeant).ToList();
        var accounts = influencers.SelectMany(influencer => CreatorBook.AccountsOf(snapshot, influencer.Id)).Select(account => account.Id).ToList();
        var book = new CreatorBook
        {
            Registry = snapshot,
            Period = period,
            Zone = options.Value.Zone,
            Followers = await tiers.FollowersAsync(accounts, period.To, cancel),
            Readings = await ReadingsAsync(accounts, period, cancel),
            Mixes = await mixes.OfAsync(accounts, period.To, cancel),
            Tiers = await tiers.TiersAsync(cancel),
            Posts = await sums.ReadAsync(Dimension.Post, Scope.Total, period, cancel),
            Calendar = await plans.OfAsync(period, snapshot, ContentPlans.UsualGrace, cancel),
            Audience = audience,
        };
        return (book, influencers);
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<ClosingReading>>> ReadingsAsync(List<string> accounts, Period period, CancellationToken cancel)
    {
        var found = new ConcurrentDictionary<string, IReadOnlyList<ClosingReading>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(accounts, new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel }, async (account, token) =>
            found[account] = await readings.OfAsync(Subjects.OfAccount(account), period.From, period.To, token));
        return found;
    }
}
