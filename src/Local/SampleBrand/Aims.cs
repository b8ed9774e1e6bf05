using System.Globalization;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>
/// What the brand wants: two objectives, and goals of which two are met, two missed (new followers come too slowly), one runs for a year, and one
/// measures what does not serve its objective. Targets grow with the volume and the days.
/// </summary>
internal static class Aims
{
    private const double ClicksADay = 130;
    private const double OrdersADay = 9;
    private const double ImpressionsADay = 12_000;
    private const double FollowersADay = 200;
    private const string Met = "summer-clicks";
    private const string Missed = "summer-orders";

    public static IEnumerable<SampleEntry> Entries(SampleOptions options) =>
    [
        Entry("objectives", "shop-growth", ("name", "Sell to walkers who are not customers yet"), ("type", "sales"), ("metric", "revenueNet"), ("owner", "Mia")),
        Entry("objectives", "known-brand", ("name", "Be known among walkers"), ("type", "awareness"), ("metric", "followers"), ("owner", "Jo")),
        Goal(Missed, "Summer orders", options, ("kpi", "orders"), ("baseline", Per(options, 5)), ("target", Per(options, OrdersADay)),
            ("objective", "shop-growth"), ("why", "Two creators more than last summer.")),
        Goal(Met, "Summer clicks", options, ("kpi", "clicks"), ("baseline", Per(options, 90)), ("target", Per(options, ClicksADay)),
            ("parent", Missed), ("assumedConversion", "0.08"), ("why", "Two creators more than last summer.")),
        Goal("summer-likes", "Summer likes", options, ("kpi", "likes"), ("baseline", Per(options, 1_000)), ("target", Per(options, 1_000_000)),
            ("objective", "shop-growth"), ("why", "More posts.")),
        Goal("summer-impressions", "Summer impressions", options, ("kpi", "impressions"), ("baseline", Per(options, 8_000)), ("target", Per(options, ImpressionsADay)),
            ("objective", "known-brand"), ("why", "Two creators more than last summer.")),
        Goal("summer-followers", "New followers of the summer", options, ("kpi", "netFollowerGrowth"), ("baseline", Days(options, 50)), ("target", Days(options, FollowersADay)),
            ("objective", "known-brand"), ("why", "A giveaway that asks to follow.")),
        Goal("year-followers", "A year of followers", options, ("kpi", "followers"), ("baseline", Sum(Cast.OwnAccounts.Sum(account => account.Followers))),
            ("target", Sum(Cast.OwnAccounts.Sum(account => account.Followers) * 3 / 2)), ("due", SampleRegistry.DayText(options.FirstDay.AddDays(364))),
            ("objective", "known-brand"), ("why", "As in the years before.")),
    ];

    private static SampleEntry Goal(string id, string name, SampleOptions options, params (string Name, string? Value)[] fields)
    {
        return Entry("goals", id, [
            ("name", name), ("scope", "everything"), ("start", SampleRegistry.DayText(options.FirstDay)), ("owner", "Mia"),
            .. fields.Any(field => field.Name == "due") ? fields : [.. fields, ("due", SampleRegistry.DayText(options.LastDay))]]);
    }

    private static SampleEntry Entry(string kind, string id, params (string Name, string? Value)[] fields) => SampleRegistry.Entry(kind, id, fields);

    // Followers are read, not counted: no volume makes more of them.
    private static string Days(SampleOptions options, double aDay) => Sum((long)(aDay * options.Days));

    private static string Per(SampleOptions options, double aDay) => Sum((long)(aDay * options.Days * options.Volume));

    private static string Sum(long number) => number.ToString(CultureInfo.InvariantCulture);
}
