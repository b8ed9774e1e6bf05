namespace KpiFunctions.Local.SampleBrand;

/// <summary>One version of something that is tried out, behind a link of its own.</summary>
/// <param name="Share">Of the visitors that really get it, which the declaration does not know.</param>
/// <param name="SignUps">Of its visitors.</param>
internal sealed record TrialArm(string Variant, string Link, double Share, double SignUps);

/// <summary>An experiment of the story, with what only the story knows.</summary>
/// <param name="Visitors">Human clicks at volume 1.</param>
internal sealed record Trial(string Id, string Name, string Hypothesis, string On, int FirstDay, int Days, int Visitors, IReadOnlyList<TrialArm> Arms);

/// <summary>
/// Four finished experiments: two with a true effect, one that compares a page with itself, and one whose splitter was broken. They have their own
/// links and chance, so that the rest of the story stays as it is; a brand of a few weeks has none.
/// </summary>
internal sealed class Trials(SampleOptions options, SampleCalendar calendar)
{
    private const int LeastDays = 80;
    private const int FirstClick = 900_000;

    private static readonly IReadOnlyList<Trial> Story =
    [
        new("boot-finder", "Boot finder", "A finder instead of the catalogue brings more sign-ups.", "landing-page", 28, 28, 1_800,
            [new("catalogue", "lp-catalogue", 0.5, 0.10), new("finder", "lp-finder", 0.5, 0.20)]),
        new("same-page", "The same page twice", "Nothing differs: this tests the test.", "landing-page", 14, 28, 1_000,
            [new("left", "aa-left", 0.5, 0.12), new("right", "aa-right", 0.5, 0.12)]),
        new("free-shipping", "Free shipping or ten percent", "Free shipping brings more sign-ups than ten percent off.", "incentive", 49, 21, 700,
            [new("ten-percent", "offer-ten", 0.62, 0.12), new("free-shipping", "offer-shipping", 0.38, 0.15)]),
        new("reel-or-photo", "A reel or a photo", "The same story as a reel brings more sign-ups than as a photo.", "content", 35, 21, 900,
            [new("photo", "cut-photo", 0.5, 0.10), new("reel", "cut-reel", 0.5, 0.26)]),
    ];

    private readonly SplitMix64 chance = SplitMix64.For(options.Seed, "trials");
    private int made;

    private static bool Fit(SampleOptions options) => options.Days >= LeastDays;

    public static IEnumerable<SampleEntry> Entries(SampleOptions options) => !Fit(options) ? [] :
    [
        .. Story.SelectMany(trial => trial.Arms).Select(arm => SampleRegistry.Entry(
            "links", arm.Link, ("destination", $"{Cast.Shop}/try/{arm.Link}"), ("campaign", "trail-club"), ("platform", "instagram"))),
        .. Story.Select(trial => Declared(trial, options)),
    ];

    public IEnumerable<Planned> Make() => !Fit(options) ? [] :
        [.. Story.SelectMany(OfTrial).Select(each => new Planned(each, Door.Events, calendar.IndexOf(each.At)))];

    private IEnumerable<SampleEvent> OfTrial(Trial trial)
    {
        var visitors = chance.Round(trial.Visitors * options.Volume);
        return Enumerable.Range(0, visitors).SelectMany(i => Visit(trial, trial.FirstDay + i * trial.Days / visitors)).ToList();
    }

    private IEnumerable<SampleEvent> Visit(Trial trial, int day)
    {
        var arm = chance.Pick([.. trial.Arms.Select(arm => (arm, arm.Share))]);
        var click = Click(arm, day);
        yield return click;
        if (chance.Chance(arm.SignUps)) yield return SignUp(arm, click);
    }

    private SampleEvent Click(TrialArm arm, int day) => new()
    {
        Type = "click",
        Id = $"c-{FirstClick + made++}",
        At = calendar.Sometime(day, chance),
        Link = arm.Link,
        Person = $"t-{made:D6}",
        Country = "DE",
    };

    private SampleEvent SignUp(TrialArm arm, SampleEvent click) => new()
    {
        Type = "conversion",
        Stage = "signup",
        Id = "su-" + click.Id,
        At = click.At.AddSeconds(chance.Between(40, 1_200)),
        Person = click.Person,
        Country = click.Country,
        Click = new(arm.Link, click.At, click.Person!),
    };

    private static SampleEntry Declared(Trial trial, SampleOptions options) => SampleRegistry.Entry("experiments", trial.Id,
        ("name", trial.Name), ("hypothesis", trial.Hypothesis), ("on", trial.On), ("unit", "visitor"), ("metric", "signupRate"),
        ("variants", string.Join(", ", trial.Arms.Select(arm => arm.Variant + "=0.5"))),
        ("members", string.Join("; ", trial.Arms.Select(arm => $"{arm.Variant}: {arm.Link}"))),
        ("start", SampleRegistry.DayText(options.FirstDay.AddDays(trial.FirstDay))),
        // One day more: a visitor of the last evening may sign up after midnight.
        ("plannedEnd", SampleRegistry.DayText(options.FirstDay.AddDays(trial.FirstDay + trial.Days))),
        ("baseline", "0.12"), ("minimumDetectableLift", "0.6"), ("tuning", "1500"));
}
