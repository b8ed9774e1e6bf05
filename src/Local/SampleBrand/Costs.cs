namespace KpiFunctions.Local.SampleBrand;

/// <summary>What the brand spends: fees and product for its creators, boosts of posts, and an agency that belongs to no campaign.</summary>
internal sealed class Costs(SampleOptions options, SampleCalendar calendar, IReadOnlyList<PublishedPost> posts)
{
    private readonly SplitMix64 chance = SplitMix64.For(options.Seed, "costs");

    public IReadOnlyList<SampleEvent> Make() =>
        [.. OfCreators().Concat(Boosts()).Concat(Agency()).Select((cost, n) => cost with { Id = $"cost-{n:D4}" })];

    private IEnumerable<SampleEvent> OfCreators()
    {
        foreach (var creator in Cast.Influencers)
        {
            foreach (var campaign in Cast.Campaigns.Where(campaign => creator.Campaigns.Contains(campaign.Id)))
            {
                var start = (int)(campaign.From * options.Days);
                var cost = Cost(Math.Min(start + chance.Below(5), options.Days - 1), creator.Fee, creator.Currency, "fee");
                yield return cost with { Campaign = campaign.Id, Influencer = creator.Id };
                yield return Cost(start, 8_000 + chance.Below(9_000), "EUR", "product") with { Campaign = campaign.Id, Influencer = creator.Id };
            }
        }
    }

    // A boost names only its post: campaign and creator are found through it.
    private IEnumerable<SampleEvent> Boosts() =>
        from post in posts
        where post.Campaign is not null && (post.Pull > 10 || chance.Chance(0.2))
        from day in Enumerable.Range(post.Day, 3)
        where day < options.Days
        select Cost(day, 1_500 + chance.Below(6_000), "EUR", "boost") with { Post = post.Id };

    private IEnumerable<SampleEvent> Agency() =>
        from day in Enumerable.Range(0, options.Days)
        where day % 30 == 2
        select Cost(day, 65_000, "EUR", "other");

    private SampleEvent Cost(int day, long minor, string currency, string kind) => new()
    {
        Type = "cost",
        Id = "",
        At = calendar.At(day, chance.Between(9 * 3600, 17 * 3600)),
        Minor = minor,
        Currency = currency,
        CostKind = kind,
    };
}
