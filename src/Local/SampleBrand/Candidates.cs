namespace KpiFunctions.Local.SampleBrand;

/// <param name="EngagementRate">As a discovery tool reports it.</param>
internal sealed record Candidate(string Id, string Name, string Country, Account Account, string EngagementRate, string ExpectedCost, string ExpectedOrders, string Fit, string Reason);

/// <summary>Creators whom the brand looks at and does not work with yet, and what it thinks of those whom it does.</summary>
internal static class Candidates
{
    /// <summary>Somebody bought this one followers.</summary>
    public const string Bought = "gipfelkoenig";

    private const int JumpDay = 40;

    public static readonly IReadOnlyList<Candidate> Cast =
    [
        new("emil", "Emil Grat", "DE", new("instagram", "emil.grat", 36_400), "0.031", "700", "14", "8", "Repairs gear on camera; flies seldom."),
        new("zoe", "Zoe Val", "CH", new("tiktok", "zoeval", 118_900), "0.071", "1600", "25", "6", "Much reach; half of the posts are about fashion."),
        new("koenig", "Gipfelkönig", "AT", new("instagram", Bought, 52_000), "0.009", "900", "9", "3", "Comments look bought."),
    ];

    public static IReadOnlyList<SampleEntry> Entries() =>
    [
        .. Cast.Select(each => SampleRegistry.Entry("influencers", each.Id,
            ("name", each.Name), ("country", each.Country), ("status", "candidate"), ("engagementRate", each.EngagementRate), ("engagementRateSource", "discovery export"),
            ("engagementRateDate", "2026-07-01"), ("expectedCost", each.ExpectedCost), ("expectedCostCurrency", "EUR"), ("expectedResults", each.ExpectedOrders), ("expectedResult", "orders"),
            ("valueFitScore", each.Fit), ("valueFitDate", "2026-07-02"), ("valueFitReason", each.Reason))),
        .. Cast.Select(each => SampleRegistry.Entry("accounts", each.Account.Id,
            ("platform", each.Account.Platform), ("handle", each.Account.Handle), ("influencer", each.Id), ("name", each.Name))),
    ];

    /// <summary>What is registered of a creator whom the brand works with.</summary>
    public static SampleEntry Entry(Influencer creator) => SampleRegistry.Entry("influencers", creator.Id,
        ("name", creator.Name), ("country", creator.Country), ("status", creator.Id == "diego" ? "past" : "active"),
        ("expectedCost", creator.Currency == "EUR" ? (creator.Fee / 100).ToString(System.Globalization.CultureInfo.InvariantCulture) : null), ("expectedCostCurrency", creator.Currency == "EUR" ? "EUR" : null),
        ("expectedResults", creator.Currency == "EUR" ? "30" : null), ("expectedResult", "orders"),
        ("valueFitScore", creator.Id.Length % 2 == 0 ? "7" : "9"), ("valueFitDate", "2026-06-15"), ("valueFitReason", "Known from two seasons; shows the gear in use."));

    public static IEnumerable<AccountReading> Readings(SampleOptions options, SampleCalendar calendar)
    {
        foreach (var account in Cast.Select(candidate => candidate.Account))
        {
            var chance = SplitMix64.For(options.Seed, "candidate:" + account.Id);
            var followers = account.Followers;
            for (var day = 0; day < options.Days; day++)
            {
                followers += chance.Between(10, 60) + (account.Handle == Bought && day == JumpDay ? 9_000 : 0);
                yield return new(account.Id, calendar.At(day, 22 * 3600), followers);
            }
        }
    }
}
