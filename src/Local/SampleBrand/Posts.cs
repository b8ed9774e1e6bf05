namespace KpiFunctions.Local.SampleBrand;

/// <summary>Decides who posts what and when, and which post goes viral.</summary>
internal sealed class Posts(SampleOptions options, SampleCalendar calendar)
{
    private const int PostsIn90Days = 150;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly SplitMix64 chance = SplitMix64.For(options.Seed, "posts");

    public IReadOnlyList<PublishedPost> Make()
    {
        var count = Math.Max(6, PostsIn90Days * options.Days / 90);
        var posts = Enumerable.Range(0, count).Select(n => Make(n, count)).ToList();

        var viral = posts.FindIndex(post => post is { Campaign: not null, Account.Platform: "tiktok" } && post.Day >= options.Days * 2 / 5);
        if (viral >= 0) posts[viral] = posts[viral] with { Pull = 14, Registered = true };
        return posts;
    }

    private PublishedPost Make(int n, int count)
    {
        var day = n * options.Days / count;
        var creator = n % 3 == 2 ? null : chance.Pick(Cast.Influencers);
        var account = chance.Pick(creator?.Accounts ?? Cast.OwnAccounts);
        return new(
            NativeId(account.Platform), account, creator, CampaignOf(creator, day), day, calendar.At(day, chance.Between(8 * 3600, 20 * 3600)),
            chance.Pick(Cast.Titles), 0.4 + 1.2 * chance.Unit(), Registered: n % 50 != 17);
    }

    private string? CampaignOf(Influencer? creator, int day)
    {
        var running = Cast.Campaigns.Where(campaign => campaign.Runs(day, options.Days) && creator?.Campaigns.Contains(campaign.Id) != false).ToList();
        var ofNone = chance.Chance(creator is null ? 0.5 : 0.1);
        return running.Count == 0 || ofNone ? null : chance.Pick(running).Id;
    }

    private string NativeId(string platform) => platform switch
    {
        "youtube" => new string([.. Enumerable.Range(0, 11).Select(_ => Letters[chance.Below(Letters.Length)])]),
        "instagram" => Digits("1784", 17),
        "tiktok" => Digits("7391", 19),
        _ => Digits("1815", 19),
    };

    private string Digits(string start, int length) =>
        start + new string([.. Enumerable.Range(0, length - start.Length).Select(_ => (char)('0' + chance.Below(10)))]);
}
