using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Voice;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Voice;

/// <summary>Reads what is known of the accounts of every brand of the set: followers from closing readings, posts from the registry, their engagements from readings.</summary>
internal sealed class CompetitorQuery(IRegistryStore registry, IReadingTable readings, IOptions<ReportingOptions> options)
{
    private static readonly string[] Engaging = [Metrics.Likes, Metrics.Comments, Metrics.Shares, Metrics.Saves];

    public async Task<CompetitorAnswer> RunAsync(Period period, CancellationToken cancel)
    {
        var snapshot = await registry.SnapshotAsync(cancel);
        var set = new BrandSet(snapshot.All(RegistryKind.Brands));
        var accounts = snapshot.All(RegistryKind.Accounts).Where(account => account["influencer"] is null).ToLookup(account => account["brand"] ?? set.Own.Id);
        var brands = set.On(period.To);
        var compared = brands.SelectMany(brand => accounts[brand.Id]).ToList();
        var posts = snapshot.All(RegistryKind.Posts).Where(post => post["account"] is not null).ToLookup(post => post["account"]!);
        var facts = await ReadAsync(period, compared, posts, cancel);
        var items = brands.OrderByDescending(brand => brand.Own).Select(brand =>
            CompetitorItem.Of(brand, [.. accounts[brand.Id].Select(account => AccountItem.Of(account, facts.Of(account, posts[account.Id])))])).ToList();
        return new CompetitorAnswer(IsoDay.Text(period.From), IsoDay.Text(period.To), set.IdOn(period.To), items, CompetitorMedian.Of(items));
    }

    private async Task<Facts> ReadAsync(Period period, IReadOnlyList<RegistryEntry> accounts, ILookup<string, RegistryEntry> posts, CancellationToken cancel)
    {
        var zone = options.Value.Zone;
        var published = accounts.SelectMany(account => posts[account.Id])
            .Where(post => TimeText.TryParse(post["publishedAt"] ?? "", out var at) && period.Contains(zone.DayOf(at))).Select(post => post.Id).ToHashSet(StringComparer.Ordinal);
        List<string> subjects = [.. accounts.Select(account => Subjects.OfAccount(account.Id))];
        var after = await readings.LatestBeforeAsync([.. subjects, .. published.Select(Subjects.OfPost)], period.To.AddDays(1), cancel);
        return new Facts(period, published, await BasesAsync(period, subjects, cancel), after);
    }

    // As in the rows: of an account that is first read in the range, growth counts from that reading on.
    private async Task<IReadOnlyDictionary<string, ClosingReading>> BasesAsync(Period period, IReadOnlyList<string> subjects, CancellationToken cancel)
    {
        var bases = (await readings.LatestBeforeAsync(subjects, period.From, cancel)).Where(before => Facts.Followers(before.Value, period.From.AddDays(-1)) is not null).ToDictionary();
        foreach (var subject in subjects.Where(subject => !bases.ContainsKey(subject)))
            if ((await readings.OfAsync(subject, period.From, period.To, cancel)).FirstOrDefault(reading => reading.Counters.ContainsKey(Metrics.Followers)) is { } first)
                bases[subject] = first;
        return bases;
    }

    private sealed record Facts(
        Period Period, HashSet<string> Published, IReadOnlyDictionary<string, ClosingReading> Bases, IReadOnlyDictionary<string, ClosingReading> After)
    {
        public AccountActivity Of(RegistryEntry account, IEnumerable<RegistryEntry> posts)
        {
            var all = posts.ToList();
            var (first, last) = (Bases.GetValueOrDefault(Subjects.OfAccount(account.Id)), After.GetValueOrDefault(Subjects.OfAccount(account.Id)));
            // One reading alone says nothing of growth.
            var since = first is null || first.Day == last?.Day ? null : first;
            return new AccountActivity(
                Period.Days, since?.Counters[Metrics.Followers], last is null ? null : Followers(last, Period.To), all.Count > 0,
                [.. all.Where(post => Published.Contains(post.Id)).Select(post => new PublishedPost(post["contentType"] ?? Scope.Unknown, EngagementsOf(post.Id)))])
            {
                FollowersSince = since?.Day,
            };
        }

        // As in the rows: an old reading stands for a while.
        public static long? Followers(ClosingReading reading, DateOnly day) =>
            day.DayNumber - reading.Day.DayNumber <= Subjects.CarryDays && reading.Counters.TryGetValue(Metrics.Followers, out var followers) ? followers : null;

        private long? EngagementsOf(string post)
        {
            if (!After.TryGetValue(Subjects.OfPost(post), out var reading)) return null;
            var known = Engaging.Where(reading.Counters.ContainsKey).ToList();
            return known.Count > 0 ? known.Sum(name => reading.Counters[name]) : null;
        }
    }
}
