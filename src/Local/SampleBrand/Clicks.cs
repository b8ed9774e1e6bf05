namespace KpiFunctions.Local.SampleBrand;

/// <summary>Clicks on tracking links: more at weekends, more as the brand grows, many on the viral post.</summary>
internal sealed class Clicks(SampleOptions options, SampleCalendar calendar, IReadOnlyList<TrackingLink> links)
{
    private const double ClicksADay = 122;
    private const double ViralPull = 10;

    // So few that many come more than once, on different ways.
    private const double VisitorsADay = 55;

    private static readonly string[] Countries = ["DE", "DE", "DE", "AT", "CH", "FR", "GB", "US", "SE"];

    private readonly SplitMix64 chance = SplitMix64.For(options.Seed, "clicks");
    private int made;

    public IReadOnlyList<SampleEvent> Make() => [.. Enumerable.Range(0, options.Days).SelectMany(OfDay)];

    private IEnumerable<SampleEvent> OfDay(int day)
    {
        var draws = links.Select(link => (link, link.Draw(day))).Where(each => each.Item2 > 0).ToList();
        var viral = links.Where(link => link.Post?.Pull > ViralPull).Sum(link => link.Draw(day));
        var count = chance.Round(options.Volume * (ClicksADay * calendar.Liveliness(day) + 3 * viral));
        return Enumerable.Range(0, count).Select(_ => Make(day, chance.Pick(draws)));
    }

    private SampleEvent Make(int day, TrackingLink link)
    {
        var click = new SampleEvent
        {
            Type = "click",
            Id = $"c-{made++:D6}",
            At = calendar.Sometime(day, chance),
            Link = link.Code,
            Person = $"v-{chance.Below(options.Days * (int)Math.Ceiling(VisitorsADay * options.Volume)):D7}",
            Country = chance.Pick(Countries),
        };
        return chance.Below(100) switch
        {
            0 => click with { Link = "flyer-2019", Campaign = link.Campaign },
            1 => click with { Link = null },
            2 => click with { Link = null, Post = link.Post?.Id },
            3 => click with { Influencer = "somebody-else" },
            < 7 => click with { Link = null, ByUtm = true, Campaign = link.Campaign, Influencer = link.Creator?.Id, Platform = link.Platform },
            _ => click,
        };
    }
}
