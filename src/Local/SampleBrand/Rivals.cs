using System.Globalization;

namespace KpiFunctions.Local.SampleBrand;

/// <param name="Voice">How much is said of it, compared with the brand.</param>
/// <param name="Happiness">How many of those who feel something about it are happy.</param>
internal sealed record Rival(string Id, string Name, double Voice, double Happiness, double PostsAWeek, double DailyGrowth, IReadOnlyList<Account> Accounts);

/// <summary>The competitors: what is registered and read of them. None of it may show among the brand's own numbers.</summary>
internal sealed class Rivals(SampleOptions options, SampleCalendar calendar)
{
    public const string OwnBrand = "northwind";

    public static readonly IReadOnlyList<Rival> All =
    [
        new("granit-peak", "Granit Peak", 1.6, 0.7, 6, 0.0009, [new("instagram", "granitpeak", 96_000), new("tiktok", "granit.peak", 51_000)]),
        new("moss-and-fern", "Moss & Fern", 0.6, 0.85, 3, 0.0016, [new("instagram", "mossandfern", 18_500)]),
        new("trekwell", "Trekwell", 0.9, 0.55, 4, -0.0002, [new("youtube", "trekwell", 41_200), new("x", "trekwell", 12_900)]),
    ];

    private static readonly string[] Formats = ["Photo", "Video", "Video", "Story"];

    private readonly SplitMix64 chance = SplitMix64.For(options.Seed, "rivals");

    public static IEnumerable<SampleEntry> Brands() =>
    [
        SampleRegistry.Entry("brands", OwnBrand, ("name", Cast.Brand), ("own", "yes"), ("keywords", "northwind outdoor, northwind")),
        .. All.Select(rival => SampleRegistry.Entry("brands", rival.Id, ("name", rival.Name), ("own", "no"))),
    ];

    public static IEnumerable<SampleEntry> Accounts() =>
        from rival in All
        from account in rival.Accounts
        select SampleRegistry.Entry("accounts", account.Id, ("platform", account.Platform), ("handle", account.Handle), ("brand", rival.Id), ("name", rival.Name));

    /// <summary>What they publish, as a tool that watches them lists it, with what each post has gathered a week later.</summary>
    public (IReadOnlyList<SampleEntry> Posts, IReadOnlyList<PostReading> Readings) Publish()
    {
        var (posts, readings) = (new List<SampleEntry>(), new List<PostReading>());
        foreach (var (rival, account) in All.SelectMany(rival => rival.Accounts.Select(account => (rival, account))))
            for (var day = 0; day < options.Days; day++)
            {
                if (!chance.Chance(rival.PostsAWeek / 7)) continue;
                var at = calendar.At(day, chance.Between(8 * 3600, 20 * 3600));
                var post = Post(account, at, posts.Count);
                posts.Add(post);
                var likes = account.Followers * chance.Between(8, 30) / 1000;
                if (day + 7 < options.Days)
                    readings.Add(new(post.Id, account.Id, at.AddDays(7), new Dictionary<string, long> { ["likes"] = likes, ["comments"] = likes / 40, ["shares"] = likes / 60 }));
            }
        return (posts, readings);
    }

    /// <summary>Their followers, every other evening.</summary>
    public IReadOnlyList<AccountReading> Followers() =>
    [
        .. from rival in All
           from account in rival.Accounts
           from day in Enumerable.Range(0, options.Days)
           where day % 2 == 0
           select new AccountReading(account.Id, calendar.At(day, 21 * 3600), (long)(account.Followers * (1 + rival.DailyGrowth * day))),
    ];

    private SampleEntry Post(Account account, DateTimeOffset at, int number) => SampleRegistry.Entry("posts", $"{account.Platform}:rival-{number}",
        ("platform", account.Platform), ("account", account.Id), ("publishedAt", at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        ("contentType", chance.Pick(Formats)));
}
