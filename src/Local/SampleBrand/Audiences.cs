using System.Globalization;
using System.Text.Json;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>Whom the campaigns are for, and whom the accounts reach as their tools report it.</summary>
internal static class Audiences
{
    private static readonly string[] Ages = ["13-17", "18-24", "25-34", "35-44", "45+"];
    private static readonly string[] Countries = ["DE", "AT", "CH", "GB", "FR", "US"];
    private static readonly string[] Sources = ["hashtags", "explore", "recommendations", "other"];

    public static IReadOnlyList<SampleEntry> Entries() =>
    [
        SampleRegistry.Entry("audiences", "trail-runners",
            ("name", "Trail runners"), ("campaign", "summer-trails"), ("product", "Ridge Rain Shell"), ("need", "inspiration"),
            ("source", "analytics"), ("date", "2026-06-01"), ("reviewDays", "365"),
            ("share.age.18-24", "0.3"), ("share.age.25-34", "0.45"), ("share.age.35-44", "0.25"),
            ("share.gender.female", "0.5"), ("share.gender.male", "0.5"),
            ("share.country.DE", "0.6"), ("share.country.AT", "0.2"), ("share.country.CH", "0.2"),
            ("source.country", "survey"), ("date.country", "2025-09-15"), ("reviewDays.country", "180"),
            ("psychographic.values", "self-reliance, care for nature"), ("source.values", "survey"), ("behavioural.buying", "reads reviews, buys before a trip"), ("source.buying", "research")),
        SampleRegistry.Entry("audiences", "winter-layers",
            ("name", "Autumn layers"), ("campaign", "autumn-layers"), ("product", "Down Layer"), ("need", "information"), ("source", "survey"), ("date", "2026-05-10"), ("reviewDays", "180"),
            ("share.age.25-34", "0.4"), ("share.age.35-44", "0.35"), ("share.age.45+", "0.25"), ("share.gender.female", "0.55"), ("share.gender.male", "0.45")),
    ];

    /// <summary>Of every creator's first account and the brand's own, in the first days and once more.</summary>
    public static IEnumerable<SampleStatement> Mixes(SampleOptions options, SampleCalendar calendar) =>
        from day in new[] { options.Days / 18, options.Days * 2 / 3 }
        from account in Cast.Influencers.Select(creator => creator.Accounts[0]).Concat(Cast.OwnAccounts).Concat(Candidates.Cast.Select(candidate => candidate.Account))
        let chance = SplitMix64.For(options.Seed, $"mix:{account.Id}:{day}")
        let at = calendar.At(day, 20 * 3600)
        select new SampleStatement(at, JsonSerializer.Serialize(new
        {
            type = "audienceMix",
            occurredAt = at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            account = account.Id,
            sampleSize = 2_000,
            shares = new
            {
                age = Split(Ages, chance),
                gender = Split(["female", "male"], chance),
                country = Split(Countries, chance),
                source = Split(Sources, chance),
                quality = Quality(account, chance),
            },
        }));

    // Hundredths that add up to the whole.
    private static Dictionary<string, decimal> Split(string[] values, SplitMix64 chance)
    {
        var weights = values.Select(_ => 20 + chance.Below(80)).ToList();
        var shares = weights.Select(weight => weight * 100 / weights.Sum()).ToList();
        shares[0] += 100 - shares.Sum();
        return values.Zip(shares).ToDictionary(each => each.First, each => each.Second / 100m);
    }

    private static Dictionary<string, decimal> Quality(Account account, SplitMix64 chance)
    {
        var (suspicious, mass, inactive) = account.Handle == Candidates.Bought ? (31, 14, 12) : (2 + chance.Below(6), 4 + chance.Below(5), 3 + chance.Below(6));
        return new() { ["real"] = (100 - suspicious - mass - inactive) / 100m, ["suspicious"] = suspicious / 100m, ["mass"] = mass / 100m, ["inactive"] = inactive / 100m };
    }
}
