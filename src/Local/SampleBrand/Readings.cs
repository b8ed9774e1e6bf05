namespace KpiFunctions.Local.SampleBrand;

/// <summary>What the networks would show: lifetime counters of posts at each weekly export, followers of accounts every evening.</summary>
internal sealed class Readings(SampleOptions options, SampleCalendar calendar, IReadOnlyList<PublishedPost> posts)
{
    private const int Evening = 22 * 3600;

    /// <summary>From this day on nobody reads this account any more.</summary>
    private const int LastReadingOfTheForgotten = 30;

    private readonly SplitMix64 chance = SplitMix64.For(options.Seed, "readings");

    /// <summary>Mondays early in the morning, and the evening of the last day.</summary>
    public IReadOnlyList<DateTimeOffset> Exports() =>
        [.. Enumerable.Range(1, options.Days - 1).Where(calendar.IsMonday).Select(day => calendar.At(day, 6 * 3600)), calendar.At(options.Days - 1, 21 * 3600)];

    /// <summary>Every post that is out at the time; now and then the network leaves one out.</summary>
    public IReadOnlyList<PostReading> OfPosts(DateTimeOffset at) =>
        [.. posts.Where(post => post.At < at && !chance.Chance(0.01)).Select(post => new PostReading(post.Id, post.Account.Id, at, Counters(post, at)))];

    public IReadOnlyList<AccountReading> OfAccounts() =>
    [
        .. Cast.Influencers.SelectMany(creator => creator.Accounts).Concat(Cast.OwnAccounts).SelectMany(Of).OrderBy(reading => reading.At),
        new AccountReading(SampleRegistry.UnknownAccount, calendar.At(options.Days / 2, Evening), 411),
    ];

    // A post gathers half of what it ever gets in its first day and a half.
    private Dictionary<string, long> Counters(PublishedPost post, DateTimeOffset at)
    {
        var hours = (at - post.At).TotalHours;
        var views = (long)(post.Account.Followers * post.Pull * 0.35 * hours / (hours + 36));
        var likes = views / 19;
        // People take likes back, and bots are removed.
        if (chance.Chance(0.05)) likes = likes * 93 / 100;
        var counters = new Dictionary<string, long> { ["likes"] = likes, ["comments"] = views / 410, ["shares"] = views / 260 };
        foreach (var (name, value) in OfNetwork(post.Account.Platform, views)) counters[name] = value;
        if (chance.Chance(0.04)) counters.Remove("reach");
        return counters;
    }

    private static IEnumerable<(string, long)> OfNetwork(string platform, long views) => platform switch
    {
        "instagram" => [("views", views), ("impressions", views * 5 / 4), ("reach", views * 4 / 5), ("saves", views / 150)],
        "tiktok" => [("views", views), ("reach", views * 7 / 8), ("saves", views / 120)],
        "youtube" => [("views", views), ("impressions", views * 6)],
        _ => [("impressions", views)],
    };

    private IEnumerable<AccountReading> Of(Account account)
    {
        var followers = account.Followers;
        var forgotten = account.Handle == "tomfell";
        for (var day = 0; day < options.Days; day++)
        {
            followers += Growth(account, day);
            if (chance.Chance(0.02) || (forgotten && day >= LastReadingOfTheForgotten)) continue;
            if (chance.Chance(0.02)) yield return new(account.Id, calendar.At(day, 9 * 3600), followers - 3);
            yield return new(account.Id, calendar.At(day, Evening), followers);
        }
    }

    private long Growth(Account account, int day)
    {
        var viral = posts.Where(post => post.Pull > 10 && post.Account == account && post.Day <= day).Sum(post => 0.01 / (1 + day - post.Day));
        var daily = 0.0004 + 0.0014 * chance.Unit() * calendar.Liveliness(day) - (account.Handle == "diegocumbre" ? 0.0018 : 0);
        return (long)(account.Followers * (daily + viral));
    }
}
