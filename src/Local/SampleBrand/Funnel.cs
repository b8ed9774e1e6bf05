namespace KpiFunctions.Local.SampleBrand;

/// <summary>What some of the people who clicked do next: sign up, become a lead, buy.</summary>
internal sealed class Funnel(SampleOptions options, SampleCalendar calendar, IReadOnlyList<TrackingLink> links)
{
    private const double SignUpsPerClick = 0.125;
    private const double LeadsPerSignUp = 0.49;
    private const double OrdersPerLead = 0.55;

    private readonly SplitMix64 chance = SplitMix64.For(options.Seed, "funnel");
    private readonly Dictionary<string, TrackingLink> byCode = links.ToDictionary(link => link.Code);

    /// <summary>Sign-ups, leads and purchases; a purchase has no order number and no amount yet.</summary>
    public IReadOnlyList<SampleEvent> Make(IReadOnlyList<SampleEvent> clicks) =>
        [.. clicks.Where(click => click.Link is { } code && byCode.ContainsKey(code)).SelectMany(After)
            .Where(conversion => calendar.IndexOf(conversion.At) < options.Days)];

    private IEnumerable<SampleEvent> After(SampleEvent click)
    {
        if (!chance.Chance(SignUpsPerClick)) yield break;
        var signup = Credited(Stage(click, "signup", "su-", click.At.AddSeconds(chance.Between(40, 9_000))), click);
        yield return signup;

        if (!chance.Chance(LeadsPerSignUp)) yield break;
        var lead = Credited(Stage(click, "lead", "le-", signup.At.AddMinutes(chance.Between(5, 5 * 24 * 60))), click);
        yield return lead;

        if (chance.Chance(OrdersPerLead))
            yield return WithCoupon(Credited(Stage(click, "purchase", "or-", lead.At.AddMinutes(chance.Between(20, 6 * 24 * 60))), click), click);
    }

    private static SampleEvent Stage(SampleEvent click, string stage, string prefix, DateTimeOffset at) => new()
    {
        Type = "conversion",
        Stage = stage,
        Id = prefix + click.Id,
        At = at,
        Person = click.Person,
        Country = click.Country,
    };

    // How the conversion says where it came from.
    private SampleEvent Credited(SampleEvent conversion, SampleEvent click)
    {
        var link = byCode[click.Link!];
        return chance.Below(100) switch
        {
            < 70 => conversion with { Click = new(link.Code, click.At, click.Person!) },
            < 82 => conversion with { Link = link.Code },
            < 90 => conversion with { ByUtm = true, Campaign = link.Campaign, Influencer = link.Creator?.Id, Platform = link.Platform },
            < 94 => conversion with { Link = link.Code, ForgedClickId = "not-a-click-" + click.Id },
            < 96 => conversion with { Post = link.Post?.Id },
            _ => conversion,
        };
    }

    // Some type a code besides: their own creator's, or one that they found elsewhere.
    private SampleEvent WithCoupon(SampleEvent order, SampleEvent click)
    {
        var link = byCode[click.Link!];
        if (link is not { Creator: { } creator, Campaign: { } campaign } || !chance.Chance(0.3)) return order;
        return order with { Coupon = chance.Chance(0.9) ? SampleRegistry.CouponOf(creator, campaign) : "WELCOME10" };
    }
}
