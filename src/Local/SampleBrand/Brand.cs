namespace KpiFunctions.Local.SampleBrand;

/// <summary>Makes the signed token of a click: what <c>GET /r/{code}</c> would have given the visitor.</summary>
/// <param name="link">The code of the tracking link.</param>
/// <param name="at">When it was clicked.</param>
/// <param name="person">Who clicked: any text that is the same for the same person.</param>
public delegate string IssueClickId(string link, DateTimeOffset at, string person);

/// <summary>
/// Northwind Outdoor, a brand that does not exist: what it registers, everything that happened to it, and the requests and files in
/// which it tells. The facts are what should be counted; the deliveries repeat some, send some late and say some the hard way.
/// </summary>
public sealed class Brand
{
    private Brand(SampleOptions options) => Options = options;

    public SampleOptions Options { get; }

    /// <summary>The registry as it is in the end, whatever came late.</summary>
    public required IReadOnlyList<SampleEntry> Registry { get; init; }

    /// <summary>Each event once.</summary>
    public IReadOnlyList<SampleEvent> Events => [.. Planned.Select(planned => planned.Event)];

    public required IReadOnlyList<PostReading> PostReadings { get; init; }

    public required IReadOnlyList<AccountReading> AccountReadings { get; init; }

    /// <summary>What the website's analytics count, one breakdown of every day.</summary>
    public required IReadOnlyList<SiteDay> SiteDays { get; init; }

    /// <summary>Mixes of audiences and answers to surveys.</summary>
    internal IReadOnlyList<SampleStatement> Statements { get; private init; } = [];

    /// <summary>What people say of the brand and of its competitors, each once, in order of time.</summary>
    public IReadOnlyList<SampleRemark> Remarks { get; private init; } = [];

    /// <summary>Of competitors' posts: in none of the brand's numbers.</summary>
    public IReadOnlyList<PostReading> RivalPostReadings { get; private init; } = [];

    internal IReadOnlyList<Planned> Planned { get; private init; } = [];

    internal IReadOnlyList<PublishedPost> Posts { get; private init; } = [];

    public static Brand Make(SampleOptions options)
    {
        var calendar = new SampleCalendar(options);
        var posts = new Posts(options, calendar).Make();
        var links = Links.Make(options, posts);
        var readings = new Readings(options, calendar, posts);
        var rivals = new Rivals(options, calendar);
        var (rivalPosts, rivalReadings) = rivals.Publish();
        return new(options)
        {
            Registry = [.. SampleRegistry.Make(options, posts, links), .. Rivals.Brands(), .. Rivals.Accounts(), .. rivalPosts],
            Planned = Plan(options, calendar, posts, links),
            PostReadings = [.. readings.Exports().SelectMany(readings.OfPosts)],
            AccountReadings = [.. readings.OfAccounts(), .. Candidates.Readings(options, calendar), .. rivals.Followers()],
            SiteDays = new SiteVisits(options, calendar, links).Make(),
            Statements = [.. Audiences.Mixes(options, calendar), .. Surveys.Make(options, calendar)],
            Remarks = new Talk(options, calendar, posts).Make(),
            RivalPostReadings = rivalReadings,
            Posts = posts,
        };
    }

    /// <summary>In the order in which they are to be sent.</summary>
    public IReadOnlyList<Delivery> Deliveries(IssueClickId issueClickId) => new Deliveries(this, issueClickId).Make();

    private static IReadOnlyList<Planned> Plan(
        SampleOptions options, SampleCalendar calendar, IReadOnlyList<PublishedPost> posts, IReadOnlyList<TrackingLink> links)
    {
        var clicks = new Clicks(options, calendar, links).Make();
        var conversions = new Funnel(options, calendar, links).Make(clicks);
        var costs = new Costs(options, calendar, posts).Make();
        var chance = SplitMix64.For(options.Seed, "lateness");
        var posted = clicks.Concat(conversions.Where(conversion => conversion.Stage != "purchase")).Concat(costs);
        return
        [
            .. posted.Select(each => new Planned(each, Door.Events, calendar.IndexOf(each.At) + (chance.Chance(0.015) ? chance.Between(1, 6) : 0))),
            .. new Sales(options, calendar).Make(conversions.Where(conversion => conversion.Stage == "purchase")),
            .. new Trials(options, calendar).Make(),
            .. new LeakedCode(options, calendar).Make(),
            .. new Referrals(options, calendar).Make(),
        ];
    }
}
