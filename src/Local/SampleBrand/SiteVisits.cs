using System.Globalization;
using System.Text.Json;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>Visits of the shop's website, day by day: those that the profile links brought, and those that came by themselves.</summary>
internal sealed class SiteVisits(SampleOptions options, SampleCalendar calendar, IReadOnlyList<TrackingLink> links)
{
    public const string Site = "web:northwind-outdoor.example";

    private static readonly (string Channel, string Source, int Sessions)[] Others =
        [("Direct", "(direct)", 46), ("Branded Search", "google", 31), ("Organic Search", "google", 58), ("Email", "newsletter", 12)];

    private readonly SplitMix64 chance = SplitMix64.For(options.Seed, "site");

    public static SampleEntry Entry() => SampleRegistry.Entry("accounts", Site, ("platform", "web"), ("handle", Site.Split(':')[1]), ("name", Cast.Brand));

    public IReadOnlyList<SiteDay> Make() => [.. Enumerable.Range(0, options.Days).SelectMany(day => OfLinks(day).Concat(OfOthers(day)))];

    /// <summary>As <c>POST /events</c> takes it.</summary>
    public static string Json(SiteDay visits) => JsonSerializer.Serialize(new
    {
        type = "dailyAmounts",
        occurredAt = Text(visits.At),
        readAt = Text(visits.ReadAt),
        account = visits.Account,
        part = visits.Part,
        utm = new { source = visits.Platform, medium = visits.Influencer, campaign = visits.Campaign },
        metrics = visits.Counters,
    });

    private IEnumerable<SiteDay> OfLinks(int day) =>
        from link in links
        where link is { Post: null, Creator: not null } && link.Draw(day) > 0
        let sessions = Sessions(day, 4)
        where sessions > 0
        select Visits(day, "Organic Social", link.Platform, $"/with/{link.Creator!.Id}?utm_campaign={link.Campaign}", sessions, 55) with { Campaign = link.Campaign, Influencer = link.Creator!.Id, Platform = link.Platform };

    private IEnumerable<SiteDay> OfOthers(int day) =>
        from other in Others
        let sessions = Sessions(day, other.Sessions)
        where sessions > 0
        select Visits(day, other.Channel, other.Source, "/", sessions, 68);

    private long Sessions(int day, int usual) => chance.Round(usual * options.Volume * calendar.Liveliness(day) * (0.7 + 0.6 * chance.Unit()));

    private SiteDay Visits(int day, string channel, string source, string page, long sessions, int engagedPercent)
    {
        var engaged = Math.Min(sessions, chance.Round(sessions * (engagedPercent / 100.0) * (0.85 + 0.3 * chance.Unit())));
        var counters = new Dictionary<string, long>
        {
            ["sessions"] = sessions,
            ["engagedSessions"] = engaged,
            ["activeUsers"] = Math.Max(1, sessions * 9 / 10),
            ["newUsers"] = sessions * 6 / 10,
            ["pageViews"] = sessions + (engaged * 2),
            ["keyEvents"] = engaged / 9,
            ["engagementSeconds"] = engaged * chance.Between(35, 90),
        };
        var part = $"Landing page={page}&Session default channel group={channel}&Session source={source}";
        return new SiteDay(Site, calendar.At(day, 12 * 3600), calendar.At(day, 30 * 3600), part, null, null, null, counters);
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
